package nl.druif.experience.response;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.druif.experience.invitation.SurveyLink;
import nl.druif.foundation.link.LinkKey;
import nl.druif.foundation.link.LinkKeys;

/**
 * Proves that a survey page was rendered for a link, and when. A vote needs one, so that it takes a page and a button;
 * nothing has to be kept for it.
 */
record RenderStamp(Instant renderedAt, String text) {
    private static final Pattern FORM = Pattern.compile("([\\w-]{8})\\.(\\d{13})\\.([\\w-]{43})");
    private static final Duration FASTEST_PERSON = Duration.ofSeconds(1);
    private static final Duration GOOD_FOR = Duration.ofHours(24);

    static RenderStamp of(SurveyLink link, LinkKeys keys, Instant now) {
        var key = keys.current();
        return new RenderStamp(
                now, key.id() + "." + now.toEpochMilli() + "." + signature(link, now.toEpochMilli(), key));
    }

    /** Empty for a stamp that is not ours, of another link, or older than a day. */
    static Optional<RenderStamp> read(String text, SurveyLink link, LinkKeys keys, Instant now) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        var millis = Long.parseLong(form.group(2));
        return keys.named(form.group(1))
                .filter(key -> MessageDigest.isEqual(
                        signature(link, millis, key).getBytes(UTF_8),
                        form.group(3).getBytes(UTF_8)))
                .map(key -> new RenderStamp(Instant.ofEpochMilli(millis), text))
                .filter(stamp -> now.isBefore(stamp.renderedAt().plus(GOOD_FOR)));
    }

    boolean isFasterThanPeople(Instant now) {
        return now.isBefore(renderedAt.plus(FASTEST_PERSON));
    }

    private static String signature(SurveyLink link, long millis, LinkKey key) {
        var signature =
                key.sign("rendered survey", link.digest(), Long.toString(millis).getBytes(UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }
}
