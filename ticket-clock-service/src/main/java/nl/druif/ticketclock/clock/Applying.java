package nl.druif.ticketclock.clock;

import java.time.Instant;
import java.util.Optional;
import nl.druif.foundation.calendar.BusinessCalendar;
import nl.druif.foundation.terms.Target;

/**
 * A target that a ticket falls under as it is now.
 *
 * @param calendar in which it counted at the opening
 * @param start    the opening
 */
public record Applying(Target target, BusinessCalendar calendar, Instant start) {

    /** If nothing had stopped the clock; empty when the calendar does not know. */
    public Optional<Instant> firstDue() {
        return target.firstDue(calendar, start);
    }
}
