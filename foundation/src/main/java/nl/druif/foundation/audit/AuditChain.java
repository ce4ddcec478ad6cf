package nl.druif.foundation.audit;

import java.util.List;
import java.util.Optional;

/**
 * A tenant's trail, read from its beginning.
 *
 * @param count  how many entries hold together
 * @param head   the hash of the last of them
 * @param broken the sequence of the first entry that does not fit
 */
record AuditChain(long count, String head, Optional<Long> broken) {
    static final AuditChain EMPTY = new AuditChain(0, "0".repeat(64), Optional.empty());

    /** An entry as it lies in the database, with the hashes that lie beside it. */
    record Link(AuditEntry entry, String previous, String hash) {}

    /** Read on; after the first break nothing can be said about what follows. */
    AuditChain then(List<Link> links) {
        var chain = this;
        for (var link : links) {
            if (chain.broken.isPresent()) {
                return chain;
            }
            chain = chain.then(link);
        }
        return chain;
    }

    private AuditChain then(Link link) {
        var fits = link.entry().sequence() == count + 1
                && link.previous().equals(head)
                && link.entry().hash(head).equals(link.hash());
        return fits
                ? new AuditChain(count + 1, link.hash(), Optional.empty())
                : new AuditChain(count, head, Optional.of(count + 1));
    }
}
