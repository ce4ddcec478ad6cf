package nl.druif.agreement.kpi;

import java.time.Instant;
import java.util.Optional;
import nl.druif.agreement.agreement.Agreement;
import nl.druif.foundation.event.KpiMeasured;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.terms.KpiTarget;

/** What the world hears of a figure: what counts for the period now, whole. */
final class News {
    private News() {}

    /** Empty when the agreement asks for it no more. */
    static Optional<KpiMeasured> of(Agreement agreement, FigureName name, Tellings tellings, Instant now) {
        return Spoken.in(agreement, name.period())
                .flatMap(spoken -> spoken.kpi(name.kpi()).map(kpi -> of(agreement, spoken, kpi, name, tellings, now)));
    }

    private static KpiMeasured of(
            Agreement agreement, Spoken spoken, KpiTarget kpi, FigureName name, Tellings tellings, Instant now) {
        var revision = tellings.count(name);
        return new KpiMeasured(
                Uuid7.derivedFrom(
                        "kpi-measured", agreement.tenant(), agreement.id(), kpi.id(), name.period(), revision),
                agreement.tenant(),
                agreement.id(),
                revision,
                agreement.reference(),
                spoken.version().number(),
                kpi,
                name.period().toString(),
                spoken.window().from(),
                spoken.window().until(),
                tellings.figure(name, now).map(counting -> figure(kpi, counting.reported())),
                now);
    }

    private static KpiMeasured.Figure figure(KpiTarget kpi, ReportedMeasurement counting) {
        var value = counting.value().value();
        return new KpiMeasured.Figure(
                counting.source(), counting.sourceMeasurementId(), value, kpi.isMetBy(value), counting.measuredAt());
    }
}
