package nl.druif.agreement.review;

import java.time.Instant;
import nl.druif.foundation.event.ReviewChanged;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.tenancy.TenantId;

/** What the world hears of a review: all of it, as it stands. */
final class News {
    private News() {}

    static ReviewChanged of(TenantId tenant, Review review, Instant now) {
        var evidence = review.evidence();
        return new ReviewChanged(
                Uuid7.derivedFrom("review-changed", tenant, review.id(), review.revision()),
                tenant,
                review.id(),
                review.agreement(),
                review.revision(),
                review.trigger().name(),
                evidence.isInternal(),
                new ReviewChanged.Evidence(
                        evidence.period(),
                        evidence.measured(),
                        evidence.normal(),
                        evidence.limit(),
                        evidence.due(),
                        evidence.items().stream()
                                .map(item -> new ReviewChanged.Item(item.name(), item.figure(), item.internal()))
                                .toList(),
                        evidence.reason()),
                review.openedAt(),
                review.openedBy(),
                review.decision()
                        .map(decision -> new ReviewChanged.Decision(
                                decision.outcome().name(),
                                decision.reason(),
                                decision.decidedAt(),
                                decision.decidedBy(),
                                decision.version(),
                                decision.endsAt())),
                now);
    }
}
