package nl.druif.agreement.agreement;

import java.time.Instant;
import nl.druif.foundation.event.AgreementNegotiated;
import nl.druif.foundation.identity.Uuid7;

/** What the world hears of a negotiation: how far it has come with every version, and the words of none. */
final class Steps {
    private Steps() {}

    static AgreementNegotiated of(String step, Agreement agreement, Instant now) {
        return new AgreementNegotiated(
                Uuid7.derivedFrom("agreement-negotiated", agreement.tenant(), agreement.id(), agreement.revision()),
                agreement.tenant(),
                agreement.id(),
                agreement.revision(),
                step,
                agreement.reference(),
                agreement.title(),
                agreement.kind(),
                agreement.provider(),
                agreement.customer(),
                agreement.legalReview(),
                agreement.versions().stream().map(Steps::version).toList(),
                agreement.termination().map(Termination::endsAt),
                now);
    }

    private static AgreementNegotiated.Version version(AgreementVersion version) {
        return new AgreementNegotiated.Version(
                version.number(),
                version.state().name(),
                version.validFrom(),
                version.validUntil(),
                version.proposedAt(),
                version.textHash(),
                version.signatures().stream().map(Signature::told).toList(),
                version.approvals().stream()
                        .map(said ->
                                new AgreementNegotiated.Approval(said.verdict().name(), said.reviewer(), said.at()))
                        .toList());
    }
}
