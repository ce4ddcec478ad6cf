package nl.druif.agreement.review;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.json.Json;
import org.jspecify.annotations.Nullable;

@Entity(name = "Review")
@Table(name = "review")
class ReviewRow {
    @Id
    UUID id;

    @Column(name = "tenant_id")
    UUID tenantId;

    @Column(name = "agreement_id")
    UUID agreementId;

    @Enumerated(EnumType.STRING)
    Trigger trigger;

    String baseline;
    String evidence;
    boolean internal;

    @Column(name = "opened_at")
    Instant openedAt;

    @Column(name = "opened_by")
    @Nullable
    String openedBy;

    @Enumerated(EnumType.STRING)
    @Nullable
    ReviewOutcome outcome;

    @Nullable
    String reason;

    @Column(name = "decided_at")
    @Nullable
    Instant decidedAt;

    @Column(name = "decided_by")
    @Nullable
    String decidedBy;

    @Nullable
    Integer version;

    @Column(name = "ends_at")
    @Nullable
    Instant endsAt;

    @Nullable
    String mark;

    long revision;

    Review become(Review review, Mark normal) {
        var decision = review.decision().orElseThrow();
        outcome = decision.outcome();
        reason = decision.reason();
        decidedAt = decision.decidedAt();
        decidedBy = decision.decidedBy();
        version = decision.version().orElse(null);
        endsAt = decision.endsAt().orElse(null);
        mark = Json.text(normal);
        revision = review.revision();
        return review;
    }

    Review toReview() {
        return new Review(
                id,
                agreementId,
                trigger,
                Optional.empty(),
                Json.read(evidence, new TypeReference<ReviewEvidence>() {}),
                openedAt,
                Optional.ofNullable(openedBy),
                decision(),
                revision);
    }

    Mark toMark() {
        return mark == null ? Mark.NONE : Json.read(mark, new TypeReference<Mark>() {});
    }

    private Optional<ReviewDecision> decision() {
        return outcome == null || reason == null || decidedAt == null || decidedBy == null
                ? Optional.empty()
                : Optional.of(new ReviewDecision(
                        outcome,
                        reason,
                        decidedAt,
                        decidedBy,
                        Optional.ofNullable(version),
                        Optional.ofNullable(endsAt)));
    }
}
