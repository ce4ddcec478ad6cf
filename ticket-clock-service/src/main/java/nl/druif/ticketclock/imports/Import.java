package nl.druif.ticketclock.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An import and how far it is.
 *
 * @param total         rows of the file without its header; absent until they are counted
 * @param processed     rows that were looked at: {@code recorded + known + failed}
 * @param recorded      rows that told something new
 * @param known         rows that had been told before, word for word
 * @param tickets       tickets whose history the import added to
 * @param judged        those of them whose clocks have been read since
 * @param ratePerSecond rows since the recording began
 * @param etaAt         when all rows will be in, at this rate
 * @param reason        why it failed
 */
public record Import(
        UUID id,
        String name,
        ImportState state,
        boolean dryRun,
        long bytes,
        Optional<Long> total,
        long processed,
        long recorded,
        long known,
        long failed,
        long tickets,
        long judged,
        Optional<BigDecimal> ratePerSecond,
        Optional<Instant> etaAt,
        Optional<String> reason,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt) {

    /** Rows in a second, to one place; absent before the first row. */
    static Optional<BigDecimal> rate(long rows, Optional<Instant> since, Instant until) {
        return since.map(start -> Duration.between(start, until).toMillis())
                .filter(millis -> millis > 0 && rows > 0)
                .map(millis ->
                        BigDecimal.valueOf(rows * 1000).divide(BigDecimal.valueOf(millis), 1, RoundingMode.HALF_EVEN));
    }

    static Optional<Instant> eta(Optional<BigDecimal> rate, Optional<Long> total, long processed, Instant now) {
        return rate.filter(perSecond -> perSecond.signum() > 0)
                .flatMap(perSecond -> total.map(all -> now.plusMillis(BigDecimal.valueOf((all - processed) * 1000)
                        .divide(perSecond, 0, RoundingMode.CEILING)
                        .longValue())));
    }
}
