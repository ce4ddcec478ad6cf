package nl.druif.agreement.calendar;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.calendar.OpeningHours;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.tenancy.TenantId;

@Entity(name = "CalendarVersion")
@Table(name = "calendar_version")
@IdClass(CalendarVersionRow.Key.class)
class CalendarVersionRow {
    record Key(UUID calendarId, int number) {}

    @Id
    @Column(name = "calendar_id")
    UUID calendarId;

    @Id
    int number;

    @Column(name = "tenant_id")
    UUID tenantId;

    @Column(name = "valid_from")
    LocalDate validFrom;

    @Column(name = "valid_until")
    LocalDate validUntil;

    String hours;

    @Column(name = "recorded_at")
    Instant recordedAt;

    static CalendarVersionRow last(TenantId tenant, NamedCalendar calendar, Instant now) {
        var row = new CalendarVersionRow();
        row.calendarId = calendar.id();
        row.number = calendar.versions().size();
        row.tenantId = tenant.value();
        row.recordedAt = now;
        var version = calendar.versions().get(row.number - 1);
        row.validFrom = version.from().orElse(null);
        row.validUntil = version.until().orElse(null);
        row.hours = Json.text(version.hours());
        return row;
    }

    RecordedVersion toRecorded() {
        var version = toVersion();
        return new RecordedVersion(version.version(), version.from(), version.until(), recordedAt, version.hours());
    }

    CalendarVersion toVersion() {
        return new CalendarVersion(
                String.valueOf(number),
                Optional.ofNullable(validFrom),
                Optional.ofNullable(validUntil),
                Json.read(hours, new TypeReference<OpeningHours>() {}));
    }
}
