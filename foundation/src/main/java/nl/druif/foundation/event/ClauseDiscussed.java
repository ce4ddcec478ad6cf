package nl.druif.foundation.event;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.PartyRole;

/**
 * Somebody commented on a clause, or the comment was resolved: the newest telling replaces all before it. What was said is
 * read where it was said, by who may.
 *
 * @param revision rises with every telling of this comment; an older one that arrives later is stale
 * @param clause   such as targets/oplossen
 * @param side     whose author made it: PROVIDER or CUSTOMER
 * @param author   the subject of a token
 * @param internal it stays with the provider: to a customer it does not exist
 */
public record ClauseDiscussed(
        UUID id,
        TenantId tenant,
        UUID comment,
        UUID agreement,
        long revision,
        int version,
        String clause,
        PartyRole side,
        String author,
        boolean internal,
        Instant madeAt,
        Optional<Resolution> resolved,
        Instant at)
        implements Announcement {

    @Override
    public String subject() {
        return comment.toString();
    }

    /** @param by the subject of a token */
    public record Resolution(String by, Instant at) {}
}
