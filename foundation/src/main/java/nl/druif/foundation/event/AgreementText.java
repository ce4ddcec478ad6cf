package nl.druif.foundation.event;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.event.AgreementPublished.PartyName;
import nl.druif.foundation.event.AgreementPublished.ServiceName;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.Reach;
import nl.druif.foundation.terms.Terms;
import nl.druif.foundation.terms.TermsVersion;

/**
 * The text of a version, signed or not, with everything that clocks would hear of it once it is: what it inherits, the
 * calendars and the segments that it names.
 *
 * @param version  its number
 * @param services what it covers, by the reference that tickets use
 * @param reach    whose tickets it is about; absent: the customer's
 */
public record AgreementText(
        UUID agreement,
        @Positive int version,
        @NotBlank @Size(max = 100) String reference,
        @NotBlank @Size(max = 300) String title,
        AgreementKind kind,
        PartyName provider,
        PartyName customer,
        @Size(max = 1_000) List<ServiceName> services,
        Optional<Reach> reach,
        Terms terms) {

    public AgreementText {
        services = List.copyOf(services);
    }

    /** The agreement, if it said this and nothing else ever since. */
    public AgreementPublished since(TenantId tenant, Instant from) {
        return new AgreementPublished(
                Uuid7.derivedFrom("agreement-text", tenant, agreement, version),
                tenant,
                agreement,
                0,
                reference,
                title,
                kind,
                provider,
                customer,
                services,
                reach,
                List.of(new TermsVersion(agreement, version, from, Optional.empty(), from, terms)),
                from);
    }

    /** Of a version that was heard; empty when there is none of that number. */
    public static Optional<AgreementText> of(AgreementPublished agreement, int version) {
        return agreement.versions().stream()
                .filter(each -> each.version() == version)
                .findFirst()
                .map(each -> new AgreementText(
                        agreement.agreement(),
                        version,
                        agreement.reference(),
                        agreement.title(),
                        agreement.kind(),
                        agreement.provider(),
                        agreement.customer(),
                        agreement.services(),
                        agreement.reach(),
                        each.terms()));
    }
}
