package nl.druif.ticketclock.outage;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.druif.foundation.event.AgreementPublished;

/**
 * What became of the availability that an agreement promises, over the windows that hold a month.
 *
 * @param period  the month; a target by the quarter or the year is told over the one that it lies in
 * @param targets those that a version in force in that month has
 */
public record Availability(
        UUID agreement,
        String reference,
        String title,
        CalendarMonth period,
        Instant asOf,
        List<TargetAvailability> targets) {
    public Availability {
        targets = List.copyOf(targets);
    }

    /** @param remedies whether what remedies come to is told */
    static Availability of(
            AgreementPublished agreement,
            CalendarMonth period,
            List<Pledge> pledges,
            Happened happened,
            boolean remedies) {
        return new Availability(
                agreement.agreement(),
                agreement.reference(),
                agreement.title(),
                period,
                happened.asOf(),
                pledges.stream()
                        .map(pledge -> TargetAvailability.of(pledge, happened, remedies))
                        .toList());
    }
}
