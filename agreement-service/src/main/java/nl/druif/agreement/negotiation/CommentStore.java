package nl.druif.agreement.negotiation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import nl.druif.agreement.Listed;
import nl.druif.agreement.Listing;
import nl.druif.agreement.ListingStore;
import nl.druif.agreement.agreement.Agreement;
import nl.druif.agreement.agreement.AgreementStore;
import nl.druif.foundation.audit.AuditTrail;
import nl.druif.foundation.http.Cut;
import nl.druif.foundation.outbox.Outbox;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What was said about clauses. */
@ApplicationScoped
class CommentStore {
    private final Tenancy tenancy;
    private final AgreementStore agreements;
    private final Outbox outbox;
    private final AuditTrail audit;

    CommentStore(Tenancy tenancy, AgreementStore agreements, Outbox outbox, AuditTrail audit) {
        this.tenancy = tenancy;
        this.agreements = agreements;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** @throws Refusal 404 when there is no such agreement */
    Uni<Comment> add(TenantId tenant, UUID agreement, Function<Agreement, Comment> comment) {
        return tenancy.as(
                tenant,
                session -> agreements
                        .find(tenant, agreement)
                        .map(comment)
                        .call(made -> session.persist(CommentRow.of(tenant, made)))
                        .call(made -> outbox.announce(session, List.of(made.told(tenant))))
                        .call(made -> record(session, tenant, "comment.made", null, made)));
    }

    Uni<Comment> revise(TenantId tenant, UUID agreement, UUID id, UnaryOperator<Comment> change) {
        return tenancy.as(
                tenant,
                session -> session.find(CommentRow.class, id, LockModeType.PESSIMISTIC_WRITE)
                        .map(row -> row == null || !row.agreementId.equals(agreement) ? null : row)
                        .onItem()
                        .ifNull()
                        .failWith(Refusal::notFound)
                        .flatMap(row -> {
                            var before = row.toComment();
                            var after = change.apply(before);
                            row.become(after);
                            return outbox.announce(session, List.of(after.told(tenant)))
                                    .chain(() -> record(session, tenant, "comment.resolved", before, after))
                                    .replaceWith(after);
                        }));
    }

    Uni<Listed<Comment>> list(TenantId tenant, Listing listing, Cut cut) {
        return tenancy.as(
                tenant,
                session -> ListingStore.read(session, CommentRow.class, listing, cut)
                        .map(found -> found.map(CommentRow::toComment)));
    }

    private Uni<Void> record(
            Mutiny.Session session, TenantId tenant, String deed, @Nullable Comment before, Comment after) {
        return audit.record(session, tenant, deed, "comment", after.id().toString(), before, after);
    }
}
