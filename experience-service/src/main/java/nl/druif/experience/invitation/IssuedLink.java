package nl.druif.experience.invitation;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * That a link was given out; the link itself is not kept.
 *
 * @param digest in hexadecimal
 */
record IssuedLink(String digest, UUID invitation, Instant issuedAt) {

    static IssuedLink of(SurveyLink link, UUID invitation, Instant now) {
        return new IssuedLink(HexFormat.of().formatHex(link.digest()), invitation, now);
    }
}
