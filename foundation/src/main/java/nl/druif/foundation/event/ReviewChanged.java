package nl.druif.foundation.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;

/**
 * An agreement is looked at again, or that was decided: the newest telling replaces all before it.
 *
 * @param revision rises with every telling of this review; an older one that arrives later is stale
 * @param trigger  what gave cause, such as BREACHES; there may be others than a reader knows
 * @param internal whether nothing of the evidence is any business of a customer
 * @param evidence what was seen when it was opened
 * @param openedBy the subject of a token; absent when a trigger fired
 * @param decision absent while it is open
 */
public record ReviewChanged(
        UUID id,
        TenantId tenant,
        UUID review,
        UUID agreement,
        long revision,
        String trigger,
        boolean internal,
        Evidence evidence,
        Instant openedAt,
        Optional<String> openedBy,
        Optional<Decision> decision,
        Instant at)
        implements Announcement {

    @Override
    public String subject() {
        return review.toString();
    }

    /**
     * @param measured what it came to in {@code period}
     * @param normal   what that was held against
     * @param limit    by how much it may part from that
     * @param due      the day that gave cause
     * @param reason   what somebody wrote who opened it by hand
     */
    public record Evidence(
            Optional<YearMonth> period,
            Optional<BigDecimal> measured,
            Optional<BigDecimal> normal,
            Optional<BigDecimal> limit,
            Optional<LocalDate> due,
            List<Item> items,
            Optional<String> reason) {

        public Evidence {
            items = List.copyOf(items);
        }
    }

    /** @param internal the provider's own business: for no customer */
    public record Item(String name, Optional<BigDecimal> figure, boolean internal) {}

    /**
     * @param outcome KEEP, AMEND or END
     * @param version with AMEND: the draft that was opened
     * @param endsAt  with END: when the agreement ends
     */
    public record Decision(
            String outcome,
            String reason,
            Instant decidedAt,
            String decidedBy,
            Optional<Integer> version,
            Optional<Instant> endsAt) {}
}
