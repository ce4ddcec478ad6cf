package nl.druif.foundation.terms;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.json.PlainLine;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;

/**
 * What an experience level agreement (XLA) promises: an average rating in stars.
 *
 * @param minimumAverage   one to five stars; equal is met
 * @param minimumResponses below this many there is no verdict
 * @param services         empty: all services of the agreement
 * @param owner            who is answerable for it
 */
public record ExperienceTarget(
        @NotBlank @Size(max = 100) String id,
        Metric metric,
        BigDecimal minimumAverage,
        int minimumResponses,
        @Size(max = 1_000) List<@NotBlank @Size(max = 100) String> services,
        Optional<@NotBlank @PlainLine @Size(max = 200) String> owner) {

    public ExperienceTarget {
        services = services == null ? List.of() : List.copyOf(services);
        new Faults()
                .check(
                        !metric.isTimed(),
                        new Fault(
                                        "/metric",
                                        "METRIC_NOT_RATED",
                                        metric + " is measured on tickets; an experience target needs RATING.")
                                .with("given", metric))
                .check(
                        minimumAverage.compareTo(BigDecimal.ONE) >= 0
                                && minimumAverage.compareTo(BigDecimal.valueOf(5)) <= 0,
                        new Fault(
                                        "/minimumAverage",
                                        "STARS_OUT_OF_RANGE",
                                        minimumAverage + " is not an average of one to five stars.")
                                .with("given", minimumAverage))
                .check(
                        minimumResponses >= 1 && minimumResponses <= 1_000_000,
                        new Fault(
                                        "/minimumResponses",
                                        "RESPONSES_OUT_OF_RANGE",
                                        minimumResponses + " is not a number of responses from 1 to 1000000.")
                                .with("given", minimumResponses))
                .refuse();
    }

    public boolean covers(String service) {
        return services.isEmpty() || services.contains(service);
    }
}
