package nl.druif.agreement.kpi;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import nl.druif.foundation.problem.Refusal;

/** What was told of some measurements, all tellings of each. */
final class Tellings {
    private static final Comparator<Measurement> MEASURED_LAST = Comparator.comparing(
                    (Measurement telling) -> telling.reported().measuredAt())
            .thenComparing(Measurement::id);

    private final List<Measurement> all;

    Tellings(Collection<Measurement> all) {
        this.all = new ArrayList<>(all);
    }

    /**
     * The telling of the same measurement under the same revision, if there was one.
     *
     * @throws Refusal 409 {@code measurement-differs} when that says something else
     */
    Optional<Measurement> known(ReportedMeasurement reported) {
        var before = all.stream()
                .filter(telling -> telling.reported().name().equals(reported.name()))
                .toList();
        for (var telling : before) {
            var said = telling.reported();
            if (said.revision() == reported.revision() && !said.equals(reported)) {
                throw Refusal.conflict(
                                "measurement-differs",
                                "The measurement " + reported.sourceMeasurementId() + " of " + reported.source()
                                        + " is known, and it says something else; correct it under a higher revision.")
                        .with("measurement", reported.sourceMeasurementId())
                        .with("source", reported.source())
                        .with("revision", said.revision());
            }
        }
        return before.stream()
                .filter(telling -> telling.reported().revision() == reported.revision())
                .findFirst();
    }

    void add(Measurement telling) {
        all.add(telling);
    }

    /**
     * The figure of a period as it was known at a moment. Of each measurement its highest revision counts; of several
     * measurements of one period the one that was measured last is the period's figure, as each looks at all that was before
     * it.
     */
    Optional<Measurement> figure(FigureName figure, Instant knownAt) {
        return all.stream()
                .filter(telling -> !telling.recordedAt().isAfter(knownAt))
                .collect(toMap(
                        telling -> telling.reported().name(),
                        telling -> telling,
                        BinaryOperator.maxBy(Comparator.comparing(
                                (Measurement telling) -> telling.reported().revision()))))
                .values()
                .stream()
                .filter(telling -> FigureName.of(telling.reported()).equals(figure))
                .max(MEASURED_LAST);
    }

    /** How often something was told of a figure, whatever the period. */
    long count(FigureName figure) {
        return all.stream()
                .filter(telling -> telling.reported().agreement().equals(figure.agreement())
                        && telling.reported().kpi().equals(figure.kpi()))
                .count();
    }
}
