package nl.druif.foundation.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.event.AgreementPublished.PartyName;
import nl.druif.foundation.tenancy.TenantId;

/**
 * How far the two sides have come with an agreement, after one of them took a step: the newest telling replaces all before
 * it. It names every version there ever was and tells the text of none: what both signed is told by
 * {@link AgreementPublished}, and what is not is between the two.
 *
 * @param revision rises with every telling of this agreement; an older one that arrives later is stale
 * @param step     what was done last, such as agreement.proposed; there may be others than a reader knows
 * @param versions by number
 * @param endsAt   when it ends before its time
 */
public record AgreementNegotiated(
        UUID id,
        TenantId tenant,
        UUID agreement,
        long revision,
        String step,
        String reference,
        String title,
        AgreementKind kind,
        PartyName provider,
        PartyName customer,
        boolean legalReview,
        List<Version> versions,
        Optional<Instant> endsAt,
        Instant at)
        implements Announcement {

    public AgreementNegotiated {
        versions = List.copyOf(versions);
    }

    @Override
    public String subject() {
        return agreement.toString();
    }

    /**
     * @param state      DRAFT, PROPOSED, COUNTERED, SIGNED or WITHDRAWN
     * @param proposedAt absent of what was never shown to the customer: to him it does not exist
     * @param textHash   of what is signed
     * @param approvals  what legal review said, oldest first: the provider's own business
     */
    public record Version(
            int number,
            String state,
            Instant validFrom,
            Optional<Instant> validUntil,
            Optional<Instant> proposedAt,
            Optional<String> textHash,
            List<Signed> signatures,
            List<Approval> approvals) {

        public Version {
            signatures = List.copyOf(signatures);
            approvals = List.copyOf(approvals);
        }
    }

    /** @param verdict APPROVED or REJECTED */
    public record Approval(String verdict, String reviewer, Instant at) {}
}
