package nl.druif.ticketclock.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.druif.foundation.terms.PartyRole;

/**
 * A half-open stretch of a clock's life in which one thing held.
 *
 * @param causeEvent      the event since which the clock ran, was paused or was ignored
 * @param clause          of an exclusion
 * @param calendarVersion by which it was open or closed
 * @param party           to whom a pause or an exclusion is attributed
 * @param name            of the holiday
 */
public record LedgerSegment(
        Instant from,
        Instant to,
        Phase phase,
        Optional<String> causeEvent,
        Optional<String> clause,
        Optional<String> calendarVersion,
        Optional<PartyRole> party,
        Optional<String> name) {

    /** The same, for those who do not know the event that caused it. */
    public LedgerSegment withoutCause() {
        return new LedgerSegment(from, to, phase, Optional.empty(), clause, calendarVersion, party, name);
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    boolean continues(LedgerSegment before) {
        return before.to.equals(from)
                && before.phase == phase
                && before.causeEvent.equals(causeEvent)
                && before.clause.equals(clause)
                && before.calendarVersion.equals(calendarVersion)
                && before.party.equals(party)
                && before.name.equals(name);
    }

    LedgerSegment until(Instant end) {
        return new LedgerSegment(from, end, phase, causeEvent, clause, calendarVersion, party, name);
    }
}
