package nl.druif.reporting.scorecard;

import java.time.Duration;
import java.util.List;

/** How long it took over a number of cases; percentiles by nearest rank, so each is a time that really occurred. */
public record Times(Duration mean, Duration p50, Duration p90) {

    /** @param sorted ascending, at least one */
    static Times of(List<Duration> sorted) {
        var total = sorted.stream().reduce(Duration.ZERO, Duration::plus);
        return new Times(
                Duration.ofMillis(total.toMillis() / sorted.size()), atPercent(sorted, 50), atPercent(sorted, 90));
    }

    private static Duration atPercent(List<Duration> sorted, int percent) {
        var rank = (sorted.size() * percent + 99) / 100;
        return sorted.get(rank - 1);
    }
}
