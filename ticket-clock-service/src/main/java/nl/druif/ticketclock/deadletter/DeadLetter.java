package nl.druif.ticketclock.deadletter;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A record that could not be handled.
 *
 * @param origin  where it came from: topic, partition and offset
 * @param reason  why, in English
 * @param payload the parts of it that are names, labels and moments; of every other one that it is there. Absent when it is
 *                no JSON object, is nobody's, or is settled
 */
public record DeadLetter(
        UUID id,
        LetterState state,
        String topic,
        String origin,
        String reason,
        Optional<Map<String, Object>> payload,
        Instant diedAt,
        Optional<Instant> settledAt) {}
