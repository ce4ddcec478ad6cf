package nl.druif.reporting.breach;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Nature;

/**
 * A promise that was broken, as it stands now: one that a correction took back is not here.
 *
 * @param clock       which clock of the ticket; with {@code cycle} it names the breach
 * @param breachedAt  when time ran out
 * @param stoppedAt   absent while the clock still runs
 * @param counted     service time so far, or until it stopped
 */
public record Breach(
        UUID clock,
        int cycle,
        UUID ticket,
        String reference,
        UUID agreement,
        Optional<String> agreementReference,
        String target,
        Metric metric,
        Nature nature,
        Optional<String> priority,
        Optional<String> service,
        Instant breachedAt,
        Optional<Instant> stoppedAt,
        Duration counted) {

    /** The order of the list. */
    public List<String> keys() {
        return List.of(breachedAt.toString(), clock.toString(), String.valueOf(cycle));
    }
}
