package nl.druif.agreement.kpi;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import nl.druif.foundation.json.Document;

/** Up to a thousand measurements; one that cannot be read stops no other. */
public record MeasurementBatch(@NotEmpty @Size(max = 1_000) List<Document> measurements) {
    public MeasurementBatch {
        measurements = List.copyOf(measurements);
    }
}
