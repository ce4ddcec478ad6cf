package nl.druif.agreement.calendar;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import nl.druif.agreement.EntryRow;

@Entity(name = "Calendar")
@Table(name = "calendar")
class CalendarRow extends EntryRow {
    UUID id() {
        return id;
    }

    void become(NamedCalendar calendar) {
        name = calendar.name();
        revision = calendar.revision();
    }

    NamedCalendar toCalendar(List<CalendarVersionRow> versions) {
        return new NamedCalendar(
                id,
                reference,
                name,
                versions.stream().map(CalendarVersionRow::toVersion).toList(),
                revision);
    }
}
