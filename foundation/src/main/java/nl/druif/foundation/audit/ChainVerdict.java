package nl.druif.foundation.audit;

import java.util.Optional;

/**
 * Whether the trail is as it was written.
 *
 * @param count       how many events hold together from the first one on
 * @param headHash    of the last of those; keep it elsewhere, with the count, to hold against the trail later
 * @param firstBroken the sequence of the first event that was changed, taken out or put in
 */
public record ChainVerdict(Finding finding, long count, String headHash, Optional<Long> firstBroken) {
    public enum Finding {
        OK,
        BROKEN
    }

    static ChainVerdict of(AuditChain chain) {
        return new ChainVerdict(
                chain.broken().isPresent() ? Finding.BROKEN : Finding.OK, chain.count(), chain.head(), chain.broken());
    }
}
