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
 * What is promised about the time that a service is there. How outages count may be left out, and what is then usual is left
 * out of the JSON too: a text that was signed before somebody could say it keeps its hash.
 *
 * @param services          empty: all services of the agreement
 * @param minimumPercent    of the real window, whose months are longer and shorter; equal is met
 * @param window            in the zone of the agreement
 * @param calendar          for SERVICE_HOURS: a calendar of the terms; else the agreement's, else the service's
 * @param minimumOutage     shorter ones do not count; left out: all do
 * @param rounding          of each outage; left out: NONE
 * @param composition       of several services; left out: SERIES
 * @param degraded          left out: COUNTS_AS_UP
 * @param maintenance       left out: COUNTS
 * @param maintenanceNotice for EXCLUDED: how long before its start it was announced at the latest; left out: at any time before
 */
public record AvailabilityTarget(
        @NotBlank @Size(max = 100) String id,
        @Size(max = 1_000) List<@NotBlank @Size(max = 100) String> services,
        BigDecimal minimumPercent,
        Period window,

        @JsonProperty(defaultValue = "\"SERVICE_HOURS\"") MeasuredIn measuredIn,
        Optional<@NotBlank @Size(max = 100) String> calendar,
        Optional<WorkingDuration> minimumOutage,
        Optional<OutageRounding> rounding,
        Optional<Composition> composition,
        Optional<Degraded> degraded,
        Optional<Maintenance> maintenance,
        Optional<WorkingDuration> maintenanceNotice,
        @JsonProperty(defaultValue = "\"COMMITMENT\"") Nature nature) {

    public AvailabilityTarget {
        services = services == null ? List.of() : List.copyOf(services);
        measuredIn = measuredIn == null ? MeasuredIn.SERVICE_HOURS : measuredIn;
        nature = nature == null ? Nature.COMMITMENT : nature;
        rounding = rounding.filter(rule -> rule != OutageRounding.NONE);
        composition = composition.filter(rule -> rule != Composition.SERIES);
        degraded = degraded.filter(rule -> rule != Degraded.COUNTS_AS_UP);
        maintenance = maintenance.filter(rule -> rule != Maintenance.COUNTS);
        var faults = new Faults();
        Percentages.check(faults, "/minimumPercent", minimumPercent);
        faults.check(
                calendar.isEmpty() || measuredIn == MeasuredIn.SERVICE_HOURS,
                "/calendar",
                "FOR_SERVICE_HOURS_ONLY",
                "Round the clock needs no calendar; only SERVICE_HOURS are those of one.");
        faults.check(
                composition.isEmpty() || services.size() > 1,
                "/composition",
                "PARALLEL_NEEDS_SERVICES",
                "Services that stand in for each other are at least two, by name.");
        faults.check(
                maintenanceNotice.isEmpty() || maintenance.isPresent(),
                "/maintenanceNotice",
                "FOR_EXCLUDED_MAINTENANCE_ONLY",
                "Only maintenance that is EXCLUDED has to be announced.");
        faults.refuse();
    }

    /** The same promise under another id. */
    public AvailabilityTarget called(String other) {
        return new AvailabilityTarget(
                other,
                services,
                minimumPercent,
                window,
                measuredIn,
                calendar,
                minimumOutage,
                rounding,
                composition,
                degraded,
                maintenance,
                maintenanceNotice,
                nature);
    }

    public boolean needsOneOfItsServices() {
        return composition.isPresent();
    }

    public boolean countsDegraded() {
        return degraded.isPresent();
    }

    public boolean excludesMaintenance() {
        return maintenance.isPresent();
    }

    /** Whether outages count alike in both. */
    boolean countsLike(AvailabilityTarget other) {
        return minimumOutage.equals(other.minimumOutage)
                && rounding.equals(other.rounding)
                && composition.equals(other.composition)
                && degraded.equals(other.degraded)
                && maintenance.equals(other.maintenance)
                && maintenanceNotice.equals(other.maintenanceNotice);
    }

    public boolean covers(String service) {
        return services.isEmpty() || services.contains(service);
    }
}
