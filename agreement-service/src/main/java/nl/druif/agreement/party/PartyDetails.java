package nl.druif.agreement.party;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.terms.PartyRole;

/**
 * What a tenant writes down about a party.
 *
 * @param reference the name that tokens, tickets and agreements use; it never changes, and neither does the kind
 */
public record PartyDetails(
        @NotBlank @Size(max = 100) String reference,
        @NotBlank @Size(max = 200) String name,
        PartyRole kind) {

    Party registered(UUID id) {
        return new Party(id, reference, name, kind, 1);
    }

    /** @throws Refusal 409 {@code party-identity-fixed} when it is about another reference or kind */
    Party replacing(Party party) {
        if (!reference.equals(party.reference()) || kind != party.kind()) {
            throw Refusal.conflict(
                            "party-identity-fixed",
                            "Agreements and tokens name this party: it stays the " + party.kind() + " "
                                    + party.reference() + ".")
                    .with("reference", party.reference())
                    .with("kind", party.kind());
        }
        return new Party(party.id(), reference, name, kind, party.revision() + 1);
    }
}
