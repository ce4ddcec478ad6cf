package nl.druif.agreement.party;

import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.Entry;
import nl.druif.foundation.terms.PartyRole;

/**
 * Somebody who can sign, promise, or have time attributed to him.
 *
 * @param calendar a team's own opening hours, by reference
 */
public record Party(UUID id, String reference, String name, PartyRole kind, Optional<String> calendar, long revision)
        implements Entry {}
