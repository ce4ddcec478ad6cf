package nl.druif.agreement.party;

import java.util.UUID;
import nl.druif.foundation.http.Versioned;
import nl.druif.foundation.terms.PartyRole;

/** Somebody who can sign, promise, or have time attributed to him. */
public record Party(UUID id, String reference, String name, PartyRole kind, long revision) implements Versioned {

    @Override
    public long version() {
        return revision;
    }
}
