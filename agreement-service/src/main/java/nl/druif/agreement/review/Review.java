package nl.druif.agreement.review;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.agreement.Audience;
import nl.druif.foundation.http.Versioned;
import nl.druif.foundation.problem.Language;
import nl.druif.foundation.problem.Refusal;

/**
 * A look at an agreement again.
 *
 * @param summary  why, in a sentence for the person who reads it
 * @param openedBy the subject of the token with which it was opened; absent when a trigger fired
 * @param decision absent while it is open
 */
public record Review(
        UUID id,
        UUID agreement,
        Trigger trigger,
        Optional<String> summary,
        ReviewEvidence evidence,
        Instant openedAt,
        Optional<String> openedBy,
        Optional<ReviewDecision> decision,
        long revision)
        implements Versioned {

    @Override
    public long version() {
        return revision;
    }

    Review decided(ReviewDecision decision) {
        refuseWhenDecided();
        return with(summary, evidence, Optional.of(decision), revision + 1);
    }

    void refuseWhenDecided() {
        decision.ifPresent(before -> {
            throw Refusal.conflict(
                            "review-decided", "It was decided on " + before.decidedAt() + ": " + before.outcome() + ".")
                    .with("at", before.decidedAt())
                    .with("outcome", before.outcome());
        });
    }

    /** @throws Refusal 404 when nothing of it is this audience's business */
    Review shownTo(Audience audience) {
        if (audience.customer().isEmpty()) {
            return this;
        }
        if (evidence.isInternal()) {
            throw Refusal.notFound();
        }
        return with(summary, evidence.withoutInternals(), decision, revision);
    }

    Review toldIn(Language language) {
        return with(Optional.of(ReviewWords.in(language).summary(trigger, evidence)), evidence, decision, revision);
    }

    private Review with(
            Optional<String> summary, ReviewEvidence evidence, Optional<ReviewDecision> decision, long revision) {
        return new Review(id, agreement, trigger, summary, evidence, openedAt, openedBy, decision, revision);
    }
}
