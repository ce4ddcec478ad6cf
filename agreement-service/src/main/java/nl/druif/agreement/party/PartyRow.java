package nl.druif.agreement.party;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.Optional;
import nl.druif.agreement.EntryRow;
import nl.druif.foundation.terms.PartyRole;

@Entity(name = "Party")
@Table(name = "party")
class PartyRow extends EntryRow {
    @Enumerated(EnumType.STRING)
    PartyRole kind;

    String calendar;

    void become(Party party) {
        name = party.name();
        calendar = party.calendar().orElse(null);
        revision = party.revision();
    }

    Party toParty() {
        return new Party(id, reference, name, kind, Optional.ofNullable(calendar), revision);
    }
}
