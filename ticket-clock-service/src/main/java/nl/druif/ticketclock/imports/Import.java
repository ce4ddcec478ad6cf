package nl.druif.ticketclock.imports;

import java.math.BigDecimal;
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
 * @param ratePerSecond tickets since the judging began, while they are judged; before and after that, rows while they were
 *                      recorded
 * @param etaAt         when the present phase is done, at this rate
 * @param reason        why it failed, in the caller's language
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
        Optional<Instant> finishedAt) {}
