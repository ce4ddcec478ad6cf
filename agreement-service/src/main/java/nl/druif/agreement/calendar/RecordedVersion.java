package nl.druif.agreement.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import nl.druif.foundation.calendar.OpeningHours;

/**
 * A version of a calendar with when it was written down.
 *
 * @param from  the first local date it holds on; absent: since ever
 * @param until the first local date it no longer holds on; absent: for good
 */
public record RecordedVersion(
        String version, Optional<LocalDate> from, Optional<LocalDate> until, Instant recordedAt, OpeningHours hours) {}
