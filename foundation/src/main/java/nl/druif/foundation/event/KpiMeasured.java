package nl.druif.foundation.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.KpiTarget;

/**
 * What a figure of the parties' own came to in one period: the newest telling replaces all before it. Told when a measurement
 * came that changes it, also long after the period.
 *
 * @param revision  rises with every telling of this figure in this period; an older one that arrives later is stale
 * @param reference of the agreement
 * @param version   of the agreement that speaks for the period: the last one in force in it
 * @param kpi       what was promised; a customer is told of commitments only
 * @param period    such as 2026-05, 2026-Q2 or 2026
 * @param from      where the period begins in the agreement's zone; half-open with {@code until}
 * @param figure    absent when all that was measured turned out to be about another period
 */
public record KpiMeasured(
        UUID id,
        TenantId tenant,
        UUID agreement,
        long revision,
        String reference,
        int version,
        KpiTarget kpi,
        String period,
        Instant from,
        Instant until,
        Optional<Figure> figure,
        Instant at)
        implements Announcement {

    @Override
    public String subject() {
        return Uuid7.derivedFrom(agreement, kpi.id(), period).toString();
    }

    /**
     * The measurement that counts for the period: of several the one that was measured last.
     *
     * @param source        who told it; with {@code measurementId} its name
     * @param measurementId as its source calls it
     * @param value         exact
     */
    public record Figure(String source, String measurementId, BigDecimal value, boolean met, Instant measuredAt) {}
}
