package nl.druif.foundation.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** What instant a clock on the wall means, also on the two days a year on which it is put back or forward. */
final class WallClock {
    private WallClock() {}

    /** The first time the wall shows it; in a gap the end of that gap. */
    static Instant first(ZoneId zone, LocalDateTime wall) {
        var transition = zone.getRules().getTransition(wall);
        if (transition == null) {
            return wall.toInstant(zone.getRules().getOffset(wall));
        }
        return transition.isGap() ? transition.getInstant() : wall.toInstant(transition.getOffsetBefore());
    }

    /** The last time the wall shows it; in a gap the end of that gap. */
    static Instant last(ZoneId zone, LocalDateTime wall) {
        var transition = zone.getRules().getTransition(wall);
        if (transition == null) {
            return wall.toInstant(zone.getRules().getOffset(wall));
        }
        return transition.isGap() ? transition.getInstant() : wall.toInstant(transition.getOffsetAfter());
    }

    static Instant startOf(ZoneId zone, LocalDate date) {
        return first(zone, date.atStartOfDay());
    }
}
