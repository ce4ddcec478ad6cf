package nl.druif.foundation.event;

import java.time.Instant;
import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.Exclusion;

/**
 * Both sides signed that a stretch of time does not count under their agreement, or, when revoked, that it does after all.
 * The newest telling replaces all before it.
 *
 * @param exclusion the same over all its tellings
 * @param revision  rises with every telling; an older one that arrives later is stale
 * @param excluded  the stretch, with the clause it rests on and whose time it is
 * @param cause     what happened, in the words that were signed
 * @param revoked   both sides took it back: nothing is excluded any more
 */
public record ExclusionSigned(
        UUID id,
        TenantId tenant,
        UUID exclusion,
        UUID agreement,
        long revision,
        Exclusion excluded,
        String cause,
        boolean revoked,
        Instant at)
        implements Announcement {

    @Override
    public String subject() {
        return exclusion.toString();
    }
}
