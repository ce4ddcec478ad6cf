package nl.druif.ticketclock.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What became of one post.
 *
 * @param text       how the body began
 * @param retryAfter as the header says it
 */
record Answer(OptionalInt status, Optional<Trouble> trouble, Optional<String> text, Optional<String> retryAfter) {
    static final int MOST_TEXT = 200;

    private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);
    private static final Duration REST = Duration.ofMinutes(1);
    private static final Duration LONGEST_REST = Duration.ofDays(1);
    private static final int GONE = 410;

    static Answer of(int status, String text, Optional<String> retryAfter) {
        var shown = text.substring(0, Math.min(text.length(), MOST_TEXT)).replaceAll("\\p{Cntrl}|\\p{Cs}", " ");
        return new Answer(
                OptionalInt.of(status),
                Optional.empty(),
                Optional.of(shown).filter(some -> !some.isBlank()),
                retryAfter);
    }

    static Answer none(Trouble trouble) {
        return new Answer(OptionalInt.empty(), Optional.of(trouble), Optional.empty(), Optional.empty());
    }

    /** A redirection is a failure: nobody is led anywhere else. */
    boolean arrived() {
        return status.isPresent() && status.getAsInt() / 100 == 2;
    }

    boolean isGone() {
        return status.isPresent() && status.getAsInt() == GONE;
    }

    /** Until when the endpoint wants to be left alone: a day at most, whatever it says. */
    Optional<Instant> rest(Instant now) {
        if (status.isEmpty() || !BUSY.contains(status.getAsInt())) {
            return Optional.empty();
        }
        var asked = retryAfter.flatMap(header -> moment(header.strip(), now)).orElse(now.plus(REST));
        var latest = now.plus(LONGEST_REST);
        return Optional.of(asked.isAfter(latest) ? latest : asked);
    }

    private static Optional<Instant> moment(String header, Instant now) {
        if (header.matches("\\d{1,9}")) {
            return Optional.of(now.plusSeconds(Long.parseLong(header)));
        }
        try {
            return Optional.of(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }
}
