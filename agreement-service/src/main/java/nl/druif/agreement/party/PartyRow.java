package nl.druif.agreement.party;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import nl.druif.foundation.terms.PartyRole;

@Entity(name = "Party")
@Table(name = "party")
class PartyRow {
    @Id
    UUID id;

    @Column(name = "tenant_id")
    UUID tenantId;

    String reference;
    String name;

    @Enumerated(EnumType.STRING)
    PartyRole kind;

    long revision;

    Party become(Party party) {
        name = party.name();
        revision = party.revision();
        return party;
    }

    Party toParty() {
        return new Party(id, reference, name, kind, revision);
    }
}
