package nl.druif.ticketclock.terms;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.calendar.WorkingDuration;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.PauseRule;
import nl.druif.foundation.terms.StopsOn;
import nl.druif.foundation.terms.Target;

/**
 * In what time the provider wants to answer or to solve a ticket that nothing was promised about.
 *
 * @param metric     TIME_TO_RESPOND or TIME_TO_RESOLVE
 * @param duration   time in opening hours
 * @param priorities empty: all; so with {@code services} and {@code requestTypes}
 * @param warnAt     percentages of it, ascending; {@code [50, 75, 90]} when left out
 */
public record CourtesyTarget(
        @NotBlank @Size(max = 100) String id,
        Metric metric,
        WorkingDuration duration,
        @Size(max = 100) List<@NotBlank @Size(max = 100) String> priorities,
        @Size(max = 1_000) List<@NotBlank @Size(max = 100) String> services,
        @Size(max = 1_000) List<@NotBlank @Size(max = 100) String> requestTypes,
        @Size(max = 100) List<PauseRule> pausesOn,

        @JsonProperty(defaultValue = "[50,75,90]") @Size(max = 10)
        List<Integer> warnAt) {

    public CourtesyTarget {
        priorities = priorities == null ? List.of() : List.copyOf(priorities);
        services = services == null ? List.of() : List.copyOf(services);
        requestTypes = requestTypes == null ? List.of() : List.copyOf(requestTypes);
        pausesOn = pausesOn == null ? List.of() : List.copyOf(pausesOn);
        warnAt = warnAt == null ? Target.USUAL_WARNINGS : List.copyOf(warnAt);
        new Faults()
                .check(
                        metric == Metric.TIME_TO_RESPOND || metric == Metric.TIME_TO_RESOLVE,
                        new Fault(
                                        "/metric",
                                        "NO_METRIC_OF_COURTESY",
                                        "Courtesy is a time to respond or a time to resolve, not " + metric + ".")
                                .with("given", metric))
                .refuse();
        // Made only to be checked: what it refuses, this refuses under the same names.
        target(id, metric, duration, priorities, services, requestTypes, pausesOn, warnAt);
    }

    @JsonIgnore
    Target target() {
        return target(id, metric, duration, priorities, services, requestTypes, pausesOn, warnAt);
    }

    private static Target target(
            String id,
            Metric metric,
            WorkingDuration duration,
            List<String> priorities,
            List<String> services,
            List<String> requestTypes,
            List<PauseRule> pausesOn,
            List<Integer> warnAt) {
        return new Target(
                id,
                metric,
                Optional.of(duration),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                priorities,
                services,
                requestTypes,
                pausesOn,
                warnAt,
                Nature.COURTESY,
                Optional.empty(),
                Optional.empty(),
                StopsOn.RESOLVED,
                Optional.empty(),
                Optional.empty());
    }
}
