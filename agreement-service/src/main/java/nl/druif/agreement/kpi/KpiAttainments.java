package nl.druif.agreement.kpi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.agreement.Agreement;

/**
 * What became of an agreement's own figures in one period.
 *
 * @param version the version that speaks for the period: the last one in force in it; absent when none was
 * @param from    of the period in the agreement's zone, half-open with {@code until}
 * @param over    whether the period is; before that more may come
 * @param items   of figures that are counted by such periods
 */
public record KpiAttainments(
        UUID agreement,
        KpiPeriod period,
        Optional<Integer> version,
        Optional<Instant> from,
        Optional<Instant> until,
        boolean over,
        List<KpiAttainment> items) {

    public KpiAttainments {
        items = List.copyOf(items);
    }

    /** @param knownAt what was told later is left out */
    static KpiAttainments of(Agreement seen, KpiPeriod period, Tellings tellings, Instant knownAt, Instant now) {
        var spoken = Spoken.in(seen, period);
        return new KpiAttainments(
                seen.id(),
                period,
                spoken.map(found -> found.version().number()),
                spoken.map(found -> found.window().from()),
                spoken.map(found -> found.window().until()),
                spoken.filter(found -> !found.window().until().isAfter(now)).isPresent(),
                spoken.map(found -> found.version().binding().kpis()).orElse(List.of()).stream()
                        .filter(kpi -> kpi.period() == period.length())
                        .map(kpi -> KpiAttainment.of(
                                kpi, tellings.figure(new FigureName(seen.id(), kpi.id(), period), knownAt)))
                        .toList());
    }
}
