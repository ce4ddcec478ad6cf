package nl.druif.agreement.calendar;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.calendar.OpeningHours;
import nl.druif.foundation.json.PlainLine;

/**
 * A calendar with its first version.
 *
 * @param reference the name that agreements use; it never changes
 * @param from      the first local date the hours hold on; absent: since ever
 * @param until     the first local date they no longer hold on; absent: for good
 */
public record CalendarDetails(
        @NotBlank @Size(max = 100) String reference,
        @NotBlank @PlainLine @Size(max = 200) String name,
        OpeningHours hours,
        Optional<LocalDate> from,
        Optional<LocalDate> until) {

    /** @throws nl.druif.foundation.problem.Faulty when it ends before it starts */
    public CalendarDetails {
        new CalendarVersion("1", from, until, hours);
    }

    NamedCalendar registered(UUID id) {
        var first = new NewVersion(hours, from, until).numbered(1);
        return new NamedCalendar(id, reference, name, List.of(first), 1);
    }
}
