package nl.druif.foundation.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody did something.
 *
 * @param sequence 1 and up, without gaps
 * @param who      the subject of the token, or {@code system}
 * @param deed     what was done, such as {@code agreement.signed}
 * @param before   what the subject was; absent when it was made. Of what grows, the parts that changed
 * @param after    what it became
 * @param hash     over the hash before it and this event
 */
public record AuditEvent(
        long sequence,
        Instant at,
        String who,
        String deed,
        String subjectType,
        String subjectId,
        Optional<Map<String, Object>> before,
        Optional<Map<String, Object>> after,
        String previousHash,
        String hash) {}
