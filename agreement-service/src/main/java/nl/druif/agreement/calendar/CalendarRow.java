package nl.druif.agreement.calendar;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;

@Entity(name = "Calendar")
@Table(name = "calendar")
class CalendarRow {
    @Id
    UUID id;

    @Column(name = "tenant_id")
    UUID tenantId;

    String reference;
    String name;
    long revision;

    NamedCalendar toCalendar(List<CalendarVersionRow> versions) {
        return new NamedCalendar(
                id,
                reference,
                name,
                versions.stream().map(CalendarVersionRow::toVersion).toList(),
                revision);
    }
}
