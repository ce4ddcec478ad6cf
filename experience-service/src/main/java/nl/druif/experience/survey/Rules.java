package nl.druif.experience.survey;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;

/**
 * Whom to ask, and how long the answer may take.
 *
 * @param samplingPercent of the closed tickets
 * @param restPeriod      nobody is asked twice within it; absent: no limit
 * @param askWithin       a ticket that closed longer ago is not asked about
 * @param openFor         how long an answer can be given or changed, from the asking; one to ninety days
 */
public record Rules(
        @Min(0) @Max(100) int samplingPercent, Optional<Duration> restPeriod, Duration askWithin, Duration openFor) {
    public static final Rules DEFAULT =
            new Rules(100, Optional.of(Duration.ofDays(7)), Duration.ofDays(3), Duration.ofDays(28));

    public Rules {
        new Faults()
                .check(
                        openFor.compareTo(Duration.ofDays(1)) >= 0 && openFor.compareTo(Duration.ofDays(90)) <= 0,
                        new Fault(
                                        "/openFor",
                                        "OUT_OF_RANGE",
                                        "A survey stays open for one to ninety days, not " + openFor + ".")
                                .with("kind", "survey")
                                .with("given", openFor))
                .refuse();
    }

    /** The same answer for the same ticket, whenever and wherever it is asked. */
    public boolean samples(UUID ticket) {
        return Math.floorMod(ticket.getLeastSignificantBits(), 100) < samplingPercent;
    }

    /** Whether {@code now} is too soon after the last time somebody was asked. */
    public boolean restsAt(Instant now, Instant lastAsked) {
        return restPeriod.map(rest -> now.isBefore(lastAsked.plus(rest))).orElse(false);
    }
}
