package nl.druif.foundation.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;

/**
 * In a part of an agreement's month the promise was kept and people are unhappy, by answers enough to say so. Told once per
 * agreement, month and part, also when later answers make a grape of it and then a watermelon again.
 *
 * @param period  in the agreement's own zone
 * @param slice   the priority, service or team; empty for what has none
 * @param tickets that came to their end in it
 * @param rating  mean of the answers, in stars
 * @param minimum what it should have been
 */
public record WatermelonFound(
        UUID id,
        TenantId tenant,
        UUID agreement,
        YearMonth period,
        Along along,
        Optional<String> slice,
        long tickets,
        int responses,
        BigDecimal rating,
        BigDecimal minimum,
        Instant at)
        implements Announcement {

    /** Along what the month was cut. Teams are the provider's own business. */
    public enum Along {
        PRIORITY,
        SERVICE,
        TEAM
    }

    @Override
    public String subject() {
        return agreement.toString();
    }
}
