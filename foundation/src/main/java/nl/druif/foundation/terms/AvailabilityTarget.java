package nl.druif.foundation.terms;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.calendar.WorkingDuration;
import nl.druif.foundation.problem.Faults;

/**
 * What is promised about the time that a service is there.
 *
 * @param services       empty: all services of the agreement
 * @param minimumPercent of the real window, whose months are longer and shorter; equal is met
 * @param window         in the zone of the agreement
 * @param calendar       for SERVICE_HOURS: a calendar of the terms; else the agreement's, else the service's
 * @param minimumOutage  shorter ones do not count; left out: all do
 */
public record AvailabilityTarget(
        @NotBlank @Size(max = 100) String id,
        @Size(max = 1_000) List<@NotBlank @Size(max = 100) String> services,
        BigDecimal minimumPercent,
        Period window,

        @JsonProperty(defaultValue = "\"SERVICE_HOURS\"") MeasuredIn measuredIn,
        Optional<@NotBlank @Size(max = 100) String> calendar,
        Optional<WorkingDuration> minimumOutage,
        @JsonProperty(defaultValue = "\"COMMITMENT\"") Nature nature) {

    public AvailabilityTarget {
        services = services == null ? List.of() : List.copyOf(services);
        measuredIn = measuredIn == null ? MeasuredIn.SERVICE_HOURS : measuredIn;
        nature = nature == null ? Nature.COMMITMENT : nature;
        var faults = new Faults();
        Percentages.check(faults, "/minimumPercent", minimumPercent);
        faults.check(
                calendar.isEmpty() || measuredIn == MeasuredIn.SERVICE_HOURS,
                "/calendar",
                "FOR_SERVICE_HOURS_ONLY",
                "Round the clock needs no calendar; only SERVICE_HOURS are those of one.");
        faults.refuse();
    }

    /** The same promise under another id. */
    public AvailabilityTarget called(String other) {
        return new AvailabilityTarget(
                other, services, minimumPercent, window, measuredIn, calendar, minimumOutage, nature);
    }

    public boolean covers(String service) {
        return services.isEmpty() || services.contains(service);
    }
}
