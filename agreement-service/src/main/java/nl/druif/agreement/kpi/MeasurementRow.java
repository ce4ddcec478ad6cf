package nl.druif.agreement.kpi;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.tenancy.TenantId;

@Entity(name = "KpiMeasurement")
@Table(name = "kpi_measurement")
class MeasurementRow {
    @Id
    UUID id;

    @Column(name = "tenant_id")
    UUID tenantId;

    String source;

    @Column(name = "source_measurement_id")
    String sourceMeasurementId;

    int revision;
    UUID agreement;
    String kpi;
    String period;
    boolean internal;
    String reported;

    @Column(name = "recorded_at")
    Instant recordedAt;

    @Column(name = "recorded_by")
    String recordedBy;

    static MeasurementRow of(TenantId tenant, Measurement measurement) {
        var row = new MeasurementRow();
        var reported = measurement.reported();
        row.id = measurement.id();
        row.tenantId = tenant.value();
        row.source = reported.source();
        row.sourceMeasurementId = reported.sourceMeasurementId();
        row.revision = reported.revision();
        row.agreement = reported.agreement();
        row.kpi = reported.kpi();
        row.period = reported.period().toString();
        row.internal = measurement.internal();
        row.reported = Json.text(reported);
        row.recordedAt = measurement.recordedAt();
        row.recordedBy = measurement.recordedBy().orElse(null);
        return row;
    }

    Measurement toMeasurement() {
        return new Measurement(
                id,
                Json.read(reported, new TypeReference<>() {}),
                internal,
                recordedAt,
                Optional.ofNullable(recordedBy));
    }
}
