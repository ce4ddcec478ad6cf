package nl.druif.experience.response;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Optional;

/**
 * An answer, and the link that entitles to it.
 *
 * @param token the last part of the link's path
 */
public record LinkedAnswer(
        @Size(max = 200) String token,
        @Min(1) @Max(5) int stars,
        Optional<@Size(max = Answer.LONGEST_COMMENT) String> comment,
        Optional<Duration> lostTime) {

    Answer answer() {
        return new Answer(stars, comment, lostTime);
    }
}
