package nl.druif.foundation.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.Fee;
import nl.druif.foundation.terms.Reach;
import nl.druif.foundation.terms.TermsVersion;

/**
 * An agreement as both sides signed it, with every version there ever was: the newest telling replaces all before it.
 *
 * @param revision rises with every telling; an older one that arrives later is stale
 * @param reach    whose tickets it is about; absent: the customer's
 * @param versions the signed ones, oldest first, each with everything it promises and the calendars in force
 * @param services what it covers, by the reference that tickets use
 */
public record AgreementPublished(
        UUID id,
        TenantId tenant,
        UUID agreement,
        long revision,
        String reference,
        String title,
        AgreementKind kind,
        PartyName provider,
        PartyName customer,
        List<ServiceName> services,
        Optional<Reach> reach,
        List<TermsVersion> versions,
        Instant at)
        implements Announcement {

    public AgreementPublished {
        services = List.copyOf(services);
        versions = List.copyOf(versions);
    }

    /** Whose tickets it is about. */
    public Reach reaching() {
        return reach.orElseGet(() -> Reach.to(customer.reference()));
    }

    /** The same, as far as both sides had signed it by then; later versions are left out. */
    public AgreementPublished signedBy(Instant then) {
        return new AgreementPublished(
                id,
                tenant,
                agreement,
                revision,
                reference,
                title,
                kind,
                provider,
                customer,
                services,
                reach,
                versions.stream()
                        .filter(version -> !version.recordedAt().isAfter(then))
                        .toList(),
                at);
    }

    @Override
    public String subject() {
        return agreement.toString();
    }

    /** A party by the reference that tickets and tokens use. */
    public record PartyName(String reference, String name) {}

    /**
     * An offered service by the reference that tickets use.
     *
     * @param level that was chosen of its price list, as it was then
     */
    public record ServiceName(String reference, String name, Optional<LevelName> level) {
        public ServiceName(String reference, String name) {
            this(reference, name, Optional.empty());
        }
    }

    /** @param fee absent: nothing is asked for it */
    public record LevelName(String id, String name, Optional<Fee> fee) {}
}
