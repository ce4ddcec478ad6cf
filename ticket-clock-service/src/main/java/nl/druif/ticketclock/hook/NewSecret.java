package nl.druif.ticketclock.hook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import nl.druif.foundation.problem.Faults;

/**
 * Asks for a new secret.
 *
 * @param previousValidFor how long the one before stays valid
 * @param endPrevious      whether the one before ends at once: somebody knows it who should not
 */
public record NewSecret(
        @JsonProperty(defaultValue = "\"PT24H\"") Duration previousValidFor,
        @JsonProperty(defaultValue = "false") boolean endPrevious) {
    private static final Duration LONGEST = Duration.ofDays(30);

    public NewSecret {
        new Faults()
                .check(
                        previousValidFor.compareTo(LONGEST) <= 0,
                        "/previousValidFor",
                        "OVERLAP_TOO_LONG",
                        "The secret before stays valid for thirty days at most.")
                .refuse();
    }

    @JsonIgnore
    public Duration overlap() {
        return endPrevious ? Duration.ZERO : previousValidFor;
    }
}
