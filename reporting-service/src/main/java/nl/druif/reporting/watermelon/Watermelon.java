package nl.druif.reporting.watermelon;

import java.time.Instant;
import java.util.UUID;
import nl.druif.foundation.event.WatermelonFound;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.reporting.scorecard.Dimension;
import nl.druif.reporting.scorecard.Period;
import nl.druif.reporting.scorecard.Scorecard;
import nl.druif.reporting.scorecard.Slice;

/** A slice in which promise and feeling part. */
public record Watermelon(UUID agreement, String reference, String title, Period period, Dimension by, Slice slice) {

    static Watermelon of(Scorecard scorecard, Slice slice) {
        return new Watermelon(
                scorecard.agreement(),
                scorecard.reference(),
                scorecard.title(),
                scorecard.period(),
                scorecard.by(),
                slice);
    }

    /** Names it among all of a tenant's. */
    String name() {
        return agreement + " " + period + " " + by + " " + slice.key().orElse("");
    }

    /** As others hear of it. */
    WatermelonFound told(TenantId tenant, Instant now) {
        var felt = slice.experience();
        return new WatermelonFound(
                Uuid7.derivedFrom("watermelon-found", tenant, name()),
                tenant,
                agreement,
                period.month(),
                along(),
                slice.key(),
                slice.tickets().ended(),
                felt.responses().orElseThrow(),
                felt.mean().orElseThrow(),
                felt.minimumAverage(),
                now);
    }

    private WatermelonFound.Along along() {
        return switch (by) {
            case PRIORITY -> WatermelonFound.Along.PRIORITY;
            case SERVICE -> WatermelonFound.Along.SERVICE;
            case TEAM -> WatermelonFound.Along.TEAM;
        };
    }
}
