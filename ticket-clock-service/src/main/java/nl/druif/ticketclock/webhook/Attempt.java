package nl.druif.ticketclock.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One post.
 *
 * @param status  of the answer
 * @param trouble why there was none
 * @param answer  how it began, at most 200 characters
 */
public record Attempt(
        Instant at, Duration took, OptionalInt status, Optional<Trouble> trouble, Optional<String> answer) {}
