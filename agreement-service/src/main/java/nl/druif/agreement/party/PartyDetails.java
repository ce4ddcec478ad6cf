package nl.druif.agreement.party;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.EntryDetails;
import nl.druif.foundation.json.PlainLine;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.terms.PartyRole;

/**
 * What a tenant writes down about a party.
 *
 * @param reference the name that tokens, tickets and agreements use; it never changes, and neither does the kind
 * @param calendar  a team's own opening hours, by reference
 */
public record PartyDetails(
        @NotBlank @Size(max = 100) String reference,
        @NotBlank @PlainLine @Size(max = 200) String name,
        PartyRole kind,
        Optional<@NotBlank @Size(max = 100) String> calendar)
        implements EntryDetails<Party> {

    /** @throws nl.druif.foundation.problem.Faulty when anybody but a team has hours of its own */
    public PartyDetails {
        new Faults()
                .check(
                        kind == PartyRole.TEAM || calendar.isEmpty(),
                        "/calendar",
                        "ONLY_FOR_TEAMS",
                        "Only a team has opening hours of its own.")
                .refuse();
    }

    static PartyDetails of(Party party) {
        return new PartyDetails(party.reference(), party.name(), party.kind(), party.calendar());
    }

    @Override
    public Party registered(UUID id) {
        return new Party(id, reference, name, kind, calendar, 1);
    }

    /** @throws Refusal 409 {@code party-identity-fixed} when it is about another reference or kind */
    @Override
    public Party replacing(Party party) {
        if (!reference.equals(party.reference()) || kind != party.kind()) {
            throw Refusal.conflict(
                            "party-identity-fixed",
                            "Agreements and tokens name this party: it stays the " + party.kind() + " "
                                    + party.reference() + ".")
                    .with("reference", party.reference())
                    .with("kind", party.kind());
        }
        return new Party(party.id(), reference, name, kind, calendar, party.revision() + 1);
    }
}
