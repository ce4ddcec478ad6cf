package nl.druif.foundation.terms;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.json.PlainLine;

/**
 * A figure of the parties' own choice, measured by a third one.
 *
 * @param unit       as people write it behind the figure
 * @param measuredBy the party whose measurements count, by its reference
 * @param threshold  equal is met; as many digits as a figure may have, for no other can be told
 * @param period     in the zone of the agreement
 * @param services   empty: all services of the agreement
 * @param baseline   where the figure stood when this was agreed
 */
public record KpiTarget(
        @NotBlank @Size(max = 100) String id,
        @NotBlank @PlainLine @Size(max = 200) String name,
        @NotBlank @PlainLine @Size(max = 50) String unit,
        @NotBlank @Size(max = 100) String measuredBy,
        Direction direction,
        @Digits(integer = 18, fraction = 12) BigDecimal threshold,
        Period period,
        @Size(max = 1_000) List<@NotBlank @Size(max = 100) String> services,
        Optional<@Digits(integer = 18, fraction = 12) BigDecimal> baseline,
        @JsonProperty(defaultValue = "\"COMMITMENT\"") Nature nature) {

    public KpiTarget {
        services = services == null ? List.of() : List.copyOf(services);
        nature = nature == null ? Nature.COMMITMENT : nature;
    }

    /** The same promise under another id. */
    public KpiTarget called(String other) {
        return new KpiTarget(other, name, unit, measuredBy, direction, threshold, period, services, baseline, nature);
    }

    public boolean covers(String service) {
        return services.isEmpty() || services.contains(service);
    }

    public boolean isMetBy(BigDecimal figure) {
        return switch (direction) {
            case AT_LEAST -> figure.compareTo(threshold) >= 0;
            case AT_MOST -> figure.compareTo(threshold) <= 0;
        };
    }
}
