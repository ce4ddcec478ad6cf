package nl.druif.ticketclock.webhook;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import nl.druif.foundation.audit.AuditTrail;
import nl.druif.foundation.http.Cut;
import nl.druif.foundation.http.IfMatch;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The webhooks of a tenant. One that is removed leaves its row: what was sent hangs on it. */
@ApplicationScoped
class WebhookStore {
    private final Tenancy tenancy;
    private final AuditTrail audit;
    private final WebhookConfig config;

    WebhookStore(Tenancy tenancy, AuditTrail audit, WebhookConfig config) {
        this.tenancy = tenancy;
        this.audit = audit;
        this.config = config;
    }

    /** @throws Refusal 409 {@code webhooks-full} */
    Uni<Webhook> add(TenantId tenant, Webhook webhook) {
        return tenancy.as(
                tenant,
                session -> refuseIfFull(session)
                        .chain(() -> session.persist(WebhookRow.of(tenant, webhook)))
                        .call(session::flush)
                        .call(() -> told(session, tenant, "made", null, webhook))
                        .replaceWith(webhook));
    }

    /** @throws Refusal 404 */
    Uni<Webhook> find(TenantId tenant, UUID id) {
        return tenancy.as(
                tenant, session -> there(session, id, LockModeType.NONE).map(WebhookRow::toWebhook));
    }

    /** The latest first: their ids are in the order of their making. */
    Uni<List<Webhook>> list(TenantId tenant, Cut cut) {
        var beyond = cut.backward() ? " and each.id > :from" : " and each.id < :from";
        var order = cut.backward() ? " asc" : " desc";
        return tenancy.as(tenant, session -> {
            var query = session.createQuery(
                            "from WebhookRow each where each.removedAt is null"
                                    + (cut.from().isPresent() ? beyond : "") + " order by each.id" + order,
                            WebhookRow.class)
                    .setMaxResults(cut.limit());
            cut.from().ifPresent(from -> query.setParameter("from", UUID.fromString(from.get(0))));
            return query.getResultList()
                    .map(rows -> rows.stream().map(WebhookRow::toWebhook).toList());
        });
    }

    /** @throws Refusal 404, or 412 when it is in another state than the client knows */
    Uni<Webhook> revise(
            TenantId tenant, UUID id, Optional<IfMatch> ifMatch, String deed, UnaryOperator<Webhook> change) {
        return tenancy.as(
                tenant,
                session -> there(session, id, LockModeType.PESSIMISTIC_WRITE).flatMap(row -> {
                    var before = row.toWebhook();
                    ifMatch.ifPresent(known -> known.check(before));
                    return become(session, tenant, row, deed, before, change.apply(before));
                }));
    }

    /** What was not sent yet is not sent any more. @throws Refusal 404, 412 */
    Uni<Void> remove(TenantId tenant, UUID id, IfMatch ifMatch, Instant now) {
        return tenancy.as(
                tenant,
                session -> there(session, id, LockModeType.PESSIMISTIC_WRITE).flatMap(row -> {
                    var before = row.toWebhook();
                    ifMatch.check(before);
                    row.removedAt = now;
                    return told(session, tenant, "removed", before, null);
                }));
    }

    /**
     * In the open transaction: a post failed. Says so where the tenant looks, and disables what is gone or has failed for
     * too long.
     */
    Uni<Void> failed(Mutiny.Session session, TenantId tenant, UUID id, UnaryOperator<Webhook> failing) {
        return session.find(WebhookRow.class, id, LockModeType.PESSIMISTIC_WRITE)
                .flatMap(row -> {
                    var before = row.toWebhook();
                    var after = failing.apply(before);
                    if (after.version() == before.version()) {
                        row.become(after);
                        return session.flush();
                    }
                    return become(session, tenant, row, "disabled", before, after)
                            .replaceWithVoid();
                });
    }

    private Uni<Void> refuseIfFull(Mutiny.Session session) {
        return session.createQuery("select count(*) from WebhookRow each where each.removedAt is null", Long.class)
                .getSingleResult()
                .invoke(count -> {
                    if (count >= config.webhooks()) {
                        throw Refusal.conflict(
                                        "webhooks-full", "There are {most} webhooks, and that is as many as fit.")
                                .with("most", config.webhooks());
                    }
                })
                .replaceWithVoid();
    }

    static Uni<WebhookRow> there(Mutiny.Session session, UUID id, LockModeType lock) {
        return session.find(WebhookRow.class, id, lock)
                .map(row -> Optional.ofNullable(row)
                        .filter(found -> found.removedAt == null)
                        .orElseThrow(Refusal::notFound));
    }

    private Uni<Webhook> become(
            Mutiny.Session session, TenantId tenant, WebhookRow row, String deed, Webhook before, Webhook after) {
        row.become(after);
        return session.flush()
                .call(() -> told(session, tenant, deed, before, after))
                .replaceWith(after);
    }

    private Uni<Void> told(
            Mutiny.Session session, TenantId tenant, String deed, @Nullable Webhook before, @Nullable Webhook after) {
        var one = after == null ? before : after;
        return audit.record(
                session,
                tenant,
                "webhook." + deed,
                "webhook",
                one == null ? "" : one.id().toString(),
                before,
                after);
    }
}
