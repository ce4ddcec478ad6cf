package nl.druif.agreement.agreement;

import java.time.Instant;
import java.util.Optional;

/**
 * The end of an agreement before its time.
 *
 * @param endsAt     from then on it sets no target
 * @param recordedBy the subject of the token with which it was ended
 */
public record Termination(Instant endsAt, Optional<String> reason, Instant recordedAt, String recordedBy) {}
