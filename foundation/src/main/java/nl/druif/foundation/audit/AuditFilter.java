package nl.druif.foundation.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which part of the trail somebody wants to read.
 *
 * @param from half-open with {@code until}
 */
public record AuditFilter(
        Optional<String> subjectType,
        Optional<String> subjectId,
        Optional<String> deed,
        Optional<Instant> from,
        Optional<Instant> until) {}
