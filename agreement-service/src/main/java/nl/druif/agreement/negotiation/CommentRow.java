package nl.druif.agreement.negotiation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.agreement.ClauseId;
import nl.druif.agreement.agreement.Side;
import nl.druif.foundation.tenancy.TenantId;
import org.hibernate.annotations.DynamicUpdate;

@Entity(name = "Comment")
@Table(name = "comment")
@DynamicUpdate
class CommentRow {
    @Id
    UUID id;

    @Column(name = "tenant_id")
    UUID tenantId;

    @Column(name = "agreement_id")
    UUID agreementId;

    int version;
    String clause;

    @Enumerated(EnumType.STRING)
    Side side;

    String author;
    boolean internal;
    String text;
    Instant at;

    @Column(name = "resolved_by")
    String resolvedBy;

    @Column(name = "resolved_at")
    Instant resolvedAt;

    static CommentRow of(TenantId tenant, Comment comment) {
        var row = new CommentRow();
        row.id = comment.id();
        row.tenantId = tenant.value();
        row.agreementId = comment.agreement();
        row.version = comment.version();
        row.clause = comment.clause().text();
        row.side = comment.side();
        row.author = comment.author();
        row.internal = comment.internal();
        row.text = comment.text();
        row.at = comment.at();
        return row;
    }

    void become(Comment comment) {
        comment.resolved().ifPresent(resolved -> {
            resolvedBy = resolved.by();
            resolvedAt = resolved.at();
        });
    }

    Comment toComment() {
        return new Comment(
                id,
                agreementId,
                version,
                new ClauseId(clause),
                side,
                author,
                internal,
                text,
                at,
                Optional.ofNullable(resolvedAt).map(when -> new Comment.Resolved(resolvedBy, when)));
    }
}
