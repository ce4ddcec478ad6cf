package nl.druif.agreement.kpi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.druif.agreement.exclusion.Evidence;

/**
 * A figure as somebody tells it who measured it.
 *
 * @param source              the system or person that tells it; with {@code sourceMeasurementId} it names the measurement of
 *                            this figure once and for all
 * @param sourceMeasurementId how the source names the measurement
 * @param revision            of the measurement: a correction is told under a higher one, and the highest counts
 * @param kpi                 by its id in the agreement
 * @param period              that it is about, as long as those of the KPI
 * @param measuredAt          in the period or after it
 */
public record ReportedMeasurement(
        @NotBlank @Size(max = 100) String source,
        @NotBlank @Size(max = 200) String sourceMeasurementId,

        @JsonProperty(defaultValue = "1") @Positive @Max(1_000_000)
        int revision,

        UUID agreement,
        @NotBlank @Size(max = 100) String kpi,
        KpiPeriod period,
        Decimal value,
        Instant measuredAt,
        @Size(max = 50) List<Evidence> evidence) {

    public ReportedMeasurement {
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }

    @JsonIgnore
    Name name() {
        return new Name(agreement, kpi, source, sourceMeasurementId);
    }

    /** Of a measurement, over all its tellings. Who tells of one figure learns nothing of the names that another's have. */
    record Name(UUID agreement, String kpi, String source, String sourceMeasurementId) {}
}
