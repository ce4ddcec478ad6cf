package nl.druif.ticketclock.terms;

import java.util.List;
import nl.druif.foundation.event.ExclusionSigned;
import nl.druif.foundation.terms.Exclusion;

/**
 * The exclusions that stand under one agreement.
 *
 * @param telling all their revisions together: rises with every telling of any of them
 */
record SignedExclusions(long telling, List<Exclusion> standing) {
    static final SignedExclusions NONE = new SignedExclusions(0, List.of());

    SignedExclusions {
        standing = List.copyOf(standing);
    }

    static SignedExclusions of(List<ExclusionSigned> told) {
        return new SignedExclusions(
                told.stream().mapToLong(ExclusionSigned::revision).sum(),
                told.stream()
                        .filter(each -> !each.revoked())
                        .map(ExclusionSigned::excluded)
                        .toList());
    }
}
