package nl.druif.agreement.settlement;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import nl.druif.foundation.problem.Faults;

/**
 * One side of the matter: what was arranged about it.
 *
 * @param text how it was settled; needed once it is
 */
public record Track(
        @JsonProperty(defaultValue = "\"OPEN\"") TrackState state, Optional<@NotBlank @Size(max = 5_000) String> text) {
    static final Track OPEN = new Track(TrackState.OPEN, Optional.empty());

    public Track {
        state = state == null ? TrackState.OPEN : state;
        new Faults()
                .check(
                        state != TrackState.SETTLED || text.isPresent(),
                        "/text",
                        "SETTLED_WITHOUT_WORDS",
                        "What is settled says how.")
                .refuse();
    }
}
