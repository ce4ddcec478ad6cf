package nl.druif.agreement.kpi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.terms.Direction;
import nl.druif.foundation.terms.KpiTarget;
import nl.druif.foundation.terms.Nature;

/**
 * A figure of one period beside what was promised of it.
 *
 * @param measuredBy  by its reference
 * @param services    empty: all services of the agreement
 * @param baseline    where it stood when this was agreed
 * @param value       absent while nobody measured it
 * @param measurement the telling that counts
 */
public record KpiAttainment(
        String kpi,
        String name,
        String unit,
        String measuredBy,
        Nature nature,
        Direction direction,
        Decimal threshold,
        Optional<Decimal> baseline,
        List<String> services,
        KpiVerdict verdict,
        Optional<Decimal> value,
        Optional<UUID> measurement,
        Optional<Instant> measuredAt) {

    public KpiAttainment {
        services = List.copyOf(services);
    }

    static KpiAttainment of(KpiTarget kpi, Optional<Measurement> figure) {
        return new KpiAttainment(
                kpi.id(),
                kpi.name(),
                kpi.unit(),
                kpi.measuredBy(),
                kpi.nature(),
                kpi.direction(),
                new Decimal(kpi.threshold()),
                kpi.baseline().map(Decimal::new),
                kpi.services(),
                figure.map(counting -> verdict(kpi, counting)).orElse(KpiVerdict.NOT_MEASURED),
                figure.map(counting -> counting.reported().value()),
                figure.map(Measurement::id),
                figure.map(counting -> counting.reported().measuredAt()));
    }

    private static KpiVerdict verdict(KpiTarget kpi, Measurement figure) {
        return kpi.isMetBy(figure.reported().value().value()) ? KpiVerdict.MET : KpiVerdict.MISSED;
    }
}
