package nl.druif.experience.response;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What counts as somebody's answer now.
 *
 * @param revision           rises when the stars or their standing change
 * @param suspectedAutomated a mail scanner may have pressed the button: left out of scores until a person answers
 */
public record Response(
        UUID invitation,
        long revision,
        int stars,
        Optional<String> comment,
        Optional<Duration> lostTime,
        boolean suspectedAutomated,
        Instant answeredAt) {

    boolean countsAs(int otherStars, boolean otherSuspected) {
        return stars == otherStars && suspectedAutomated == otherSuspected;
    }
}
