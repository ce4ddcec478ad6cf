package nl.druif.ticketclock.webhook;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static nl.druif.foundation.tenancy.Prepared.column;
import static nl.druif.foundation.tenancy.Prepared.moment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import nl.druif.foundation.audit.AuditTrail;
import nl.druif.foundation.event.Announcement;
import nl.druif.foundation.http.Cut;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.link.LinkKeys;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Prepared;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.terms.KnownTerms;
import nl.druif.ticketclock.terms.Promise;
import nl.druif.ticketclock.terms.TermsStore;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What is to be sent, who is sending it, and what became of it. */
@ApplicationScoped
class WebhookDeliveryStore {
    private static final String ACTIVE = "from WebhookRow each where each.removedAt is null and each.state = :active";

    private static final Prepared TICKETS = new Prepared("""
            select id, source, reference, service, customer, priority
            from ticket
            where tenant_id = $1 and id = any($2::uuid[])""");

    private static final Prepared ADD = new Prepared("""
            insert into webhook_delivery (tenant_id, id, webhook, type, news, body, state, due_at, created_at)
            select $1, new.id, new.webhook, new.type, new.news, new.body, 'PENDING', $2, $2
            from unnest($3::uuid[], $4::uuid[], $5::text[], $6::uuid[], $7::text[])
                as new (id, webhook, type, news, body)
            on conflict (tenant_id, webhook, news) do nothing""");

    private static final String RIPE = ACTIVE + """
             and (each.restsUntil is null or each.restsUntil <= :now)
             and exists (
                select 1
                from WebhookDeliveryRow due
                where due.webhook = each.id and due.state = :pending and due.dueAt <= :now
                    and (due.claimedUntil is null or due.claimedUntil <= :now))
            order by each.id""";

    private static final Prepared CLAIM = new Prepared("""
            update webhook_delivery
            set claim = $4, claimed_until = $5, tries = tries + 1
            where tenant_id = $1
                and id in (
                    select id
                    from webhook_delivery
                    where tenant_id = $1 and webhook = $2 and state = 'PENDING' and due_at <= $3
                        and (claimed_until is null or claimed_until <= $3)
                    order by due_at, id
                    limit $6
                    for update skip locked)
            returning id, tries, body""");

    private static final Prepared TRIED = new Prepared("""
            insert into webhook_attempt (tenant_id, delivery, id, at, took_millis, status, trouble, answer)
            values ($1, $2, $3, $4, $5, $6, $7, $8)""");

    private static final Prepared SETTLE = new Prepared("""
            update webhook_delivery
            set state = $4, due_at = coalesce($5, due_at), settled_at = $6, claim = null, claimed_until = null
            where tenant_id = $1 and id = $2 and claim = $3""");

    private static final Prepared WELL = new Prepared("""
            update webhook
            set failing_since = null, rests_until = null
            where tenant_id = $1 and id = $2 and (failing_since is not null or rests_until is not null)""");

    private static final Prepared REPLAY = new Prepared("""
            update webhook_delivery
            set state = 'PENDING', tries = 0, due_at = $3, settled_at = null
            where tenant_id = $1 and webhook = $2 and id = $4""");

    private static final Prepared REPLAY_RANGE = new Prepared("""
            update webhook_delivery
            set state = 'PENDING', tries = 0, due_at = $3, settled_at = null
            where tenant_id = $1 and webhook = $2 and created_at >= $4 and created_at < $5
                and ($6::text is null or state = $6)""");

    private static final Prepared ATTEMPTS = new Prepared("""
            select delivery, at, took_millis, status, trouble, answer
            from webhook_attempt
            where tenant_id = $1 and delivery = any($2::uuid[])
            order by at, id""");

    private static final Prepared EXPIRE = new Prepared("""
            delete from webhook_delivery
            where tenant_id = $1 and created_at <= $2""");

    private final Tenancy tenancy;
    private final TermsStore terms;
    private final WebhookStore webhooks;
    private final AuditTrail audit;
    private final LinkKeys keys;
    private final WebhookConfig config;

    WebhookDeliveryStore(
            Tenancy tenancy,
            TermsStore terms,
            WebhookStore webhooks,
            AuditTrail audit,
            LinkKeys keys,
            WebhookConfig config) {
        this.tenancy = tenancy;
        this.terms = terms;
        this.webhooks = webhooks;
        this.audit = audit;
        this.keys = keys;
        this.config = config;
    }

    private record Written(UUID id, UUID webhook, String type, UUID news, String body) {}

    /** News that was told before adds nothing; whether there is anything to send. */
    Uni<Boolean> tell(TenantId tenant, List<Announcement> news, Instant now) {
        var happenings =
                news.stream().flatMap(each -> Happening.of(each).stream()).toList();
        return tenancy.as(
                tenant,
                session -> active(session)
                        .flatMap(active -> active.isEmpty()
                                ? Uni.createFrom().item(false)
                                : tell(session, tenant, active, happenings, now)));
    }

    private Uni<Boolean> tell(
            Mutiny.Session session, TenantId tenant, List<Webhook> active, List<Happening> happenings, Instant now) {
        return tickets(session, tenant, happenings)
                .flatMap(tickets ->
                        terms.known(session, tenant).map(known -> written(active, happenings, tickets, known, now)))
                .flatMap(written -> add(session, tenant, written, now));
    }

    private static List<Written> written(
            List<Webhook> active,
            List<Happening> happenings,
            Map<UUID, TicketFacts> tickets,
            KnownTerms known,
            Instant now) {
        var written = new ArrayList<Written>();
        for (var happening : happenings) {
            var ticket = tickets.get(happening.ticket());
            if (ticket != null) {
                var agreement = known.promise(happening.clock().agreement()).map(Promise::agreement);
                var message = Message.of(happening, ticket);
                active.stream()
                        .filter(webhook -> webhook.hears(happening, ticket, agreement))
                        .map(webhook -> new Written(
                                Uuid7.at(now), webhook.id(), message.type(), happening.news(), message.body()))
                        .forEach(written::add);
            }
        }
        return written;
    }

    /** A message that says nothing but that it can be heard. @throws Refusal 404, 409 when nothing is sent */
    Uni<WebhookDelivery> ping(TenantId tenant, UUID webhook, Instant now) {
        var id = Uuid7.at(now);
        var message = Message.ping(webhook, now);
        return tenancy.as(
                tenant,
                session -> listening(session, webhook)
                        .flatMap(found -> add(
                                session,
                                tenant,
                                List.of(new Written(id, webhook, message.type(), id, message.body())),
                                now))
                        .flatMap(added -> read(session, tenant, webhook, id)));
    }

    /** The latest first. @throws Refusal 404 */
    Uni<List<WebhookDelivery>> list(TenantId tenant, UUID webhook, Optional<DeliveryState> state, Cut cut) {
        var conditions = new ArrayList<>(List.of("each.webhook = :webhook"));
        state.ifPresent(wanted -> conditions.add("each.state = :state"));
        cut.from().ifPresent(from -> conditions.add(cut.backward() ? "each.id > :from" : "each.id < :from"));
        var order = " order by each.id" + (cut.backward() ? " asc" : " desc");
        return tenancy.as(
                tenant,
                session -> WebhookStore.there(session, webhook, LockModeType.NONE)
                        .flatMap(found -> {
                            var query = session.createQuery(
                                            "from WebhookDeliveryRow each where " + String.join(" and ", conditions)
                                                    + order,
                                            WebhookDeliveryRow.class)
                                    .setParameter("webhook", webhook)
                                    .setMaxResults(cut.limit());
                            state.ifPresent(wanted -> query.setParameter("state", wanted));
                            cut.from().ifPresent(from -> query.setParameter("from", UUID.fromString(from.get(0))));
                            return query.getResultList().flatMap(rows -> withAttempts(session, tenant, rows));
                        }));
    }

    /** @throws Refusal 404 */
    Uni<WebhookDelivery> find(TenantId tenant, UUID webhook, UUID id) {
        return tenancy.as(
                tenant,
                session -> WebhookStore.there(session, webhook, LockModeType.NONE)
                        .flatMap(found -> read(session, tenant, webhook, id)));
    }

    /** Sends it again, whatever became of it, under its own id. @throws Refusal 404, 409 when nothing is sent */
    Uni<WebhookDelivery> replay(TenantId tenant, UUID webhook, UUID id, Instant now) {
        return tenancy.as(
                tenant,
                session -> listening(session, webhook)
                        .flatMap(found -> REPLAY.run(session, tenant.value(), webhook, moment(now), id))
                        .flatMap(replayed -> read(session, tenant, webhook, id))
                        .call(() -> audit.record(
                                session,
                                tenant,
                                "webhook-delivery.replayed",
                                "webhook-delivery",
                                id.toString(),
                                null,
                                Map.of("webhook", webhook.toString()))));
    }

    /** @throws Refusal 404, 409 when nothing is sent */
    Uni<RangeTally> replay(TenantId tenant, UUID webhook, ReplayRange range, Instant now) {
        return tenancy.as(
                tenant,
                session -> listening(session, webhook)
                        .flatMap(found -> REPLAY_RANGE.run(
                                session,
                                tenant.value(),
                                webhook,
                                moment(now),
                                moment(range.from()),
                                moment(range.until()),
                                range.state().map(Enum::name).orElse(null)))
                        .map(RangeTally::new)
                        .call(tally -> audit.record(
                                session, tenant, "webhook.replayed", "webhook", webhook.toString(), range, tally)));
    }

    /**
     * What is due of one tenant, claimed: nobody else sends it until the lease is over.
     *
     * @param free how many more posts to a webhook may be under way
     * @param room how many more to all of them
     */
    Uni<List<Parcel>> claim(TenantId tenant, ToIntFunction<UUID> free, int room, Instant now) {
        return tenancy.as(
                tenant,
                session -> ripe(session, now).flatMap(ripe -> {
                    Uni<List<Parcel>> claimed = Uni.createFrom().item(List.of());
                    for (var webhook : ripe) {
                        claimed = claimed.flatMap(before -> claim(
                                        session,
                                        tenant,
                                        webhook,
                                        Math.min(free.applyAsInt(webhook.id()), room - before.size()),
                                        now)
                                .map(more -> joined(before, more)));
                    }
                    return claimed;
                }));
    }

    private static List<Parcel> joined(List<Parcel> before, List<Parcel> more) {
        var all = new ArrayList<>(before);
        all.addAll(more);
        return all;
    }

    private Uni<List<Parcel>> claim(Mutiny.Session session, TenantId tenant, Webhook webhook, int most, Instant now) {
        if (most <= 0) {
            return Uni.createFrom().item(List.of());
        }
        var claim = UUID.randomUUID();
        var secrets = webhook.secrets().stream()
                .filter(secret -> secret.isValid(now))
                .flatMap(secret -> secret.text(webhook.id(), keys).stream())
                .toList();
        return CLAIM.rows(
                session,
                row -> new Parcel(
                        tenant,
                        webhook.id(),
                        (UUID) Objects.requireNonNull(row[0]),
                        claim,
                        ((Number) Objects.requireNonNull(row[1])).intValue(),
                        webhook.url(),
                        (String) Objects.requireNonNull(row[2]),
                        secrets),
                tenant.value(),
                webhook.id(),
                moment(now),
                claim,
                moment(now.plus(config.lease())),
                most);
    }

    /** Writes down what became of a post, and when the next one is. */
    Uni<Void> settle(Parcel parcel, Answer answer, Duration took, Instant now) {
        return tenancy.as(
                parcel.tenant(),
                session -> TRIED.run(
                                session,
                                parcel.tenant().value(),
                                parcel.delivery(),
                                Uuid7.at(now),
                                moment(now),
                                took.toMillis(),
                                answer.status().isPresent() ? answer.status().getAsInt() : null,
                                answer.trouble().map(Enum::name).orElse(null),
                                answer.text().orElse(null))
                        .chain(() -> answer.arrived()
                                ? arrived(session, parcel, now)
                                : failed(session, parcel, answer, now)));
    }

    private static Uni<Void> arrived(Mutiny.Session session, Parcel parcel, Instant now) {
        return WELL.run(session, parcel.tenant().value(), parcel.webhook())
                .chain(() -> settle(session, parcel, DeliveryState.DELIVERED, Optional.empty(), now));
    }

    private Uni<Void> failed(Mutiny.Session session, Parcel parcel, Answer answer, Instant now) {
        var rest = answer.rest(now);
        var next = Schedule.next(parcel.tries(), now, RandomGenerator.getDefault())
                .map(due -> rest.filter(due::isBefore).orElse(due));
        var state = next.isPresent() ? DeliveryState.PENDING : DeliveryState.FAILED;
        return webhooks.failed(session, parcel.tenant(), parcel.webhook(), webhook -> after(webhook, answer, rest, now))
                .chain(() -> settle(session, parcel, state, next, now));
    }

    private Webhook after(Webhook before, Answer answer, Optional<Instant> rest, Instant now) {
        var failing = before.failed(now, rest);
        if (before.state() == WebhookState.DISABLED) {
            return failing;
        }
        if (answer.isGone()) {
            return failing.disabled(DisabledBecause.GONE);
        }
        var patience = now.minus(config.disableAfter());
        return failing.failingSince().filter(since -> !since.isAfter(patience)).isPresent()
                ? failing.disabled(DisabledBecause.FAILING)
                : failing;
    }

    private static Uni<Void> settle(
            Mutiny.Session session, Parcel parcel, DeliveryState state, Optional<Instant> next, Instant now) {
        return SETTLE.run(
                        session,
                        parcel.tenant().value(),
                        parcel.delivery(),
                        parcel.claim(),
                        state.name(),
                        moment(next),
                        moment(Optional.of(now).filter(at -> state != DeliveryState.PENDING)))
                .replaceWithVoid();
    }

    Uni<Integer> expire(TenantId tenant, Instant now) {
        return tenancy.as(tenant, session -> EXPIRE.run(session, tenant.value(), moment(now.minus(config.keptFor()))));
    }

    private static Uni<List<Webhook>> active(Mutiny.Session session) {
        return session.createQuery(ACTIVE, WebhookRow.class)
                .setParameter("active", WebhookState.ACTIVE)
                .getResultList()
                .map(rows -> rows.stream().map(WebhookRow::toWebhook).toList());
    }

    private static Uni<List<Webhook>> ripe(Mutiny.Session session, Instant now) {
        return session.createQuery(RIPE, WebhookRow.class)
                .setParameter("active", WebhookState.ACTIVE)
                .setParameter("pending", DeliveryState.PENDING)
                .setParameter("now", now)
                .getResultList()
                .map(rows -> rows.stream().map(WebhookRow::toWebhook).toList());
    }

    private static Uni<Webhook> listening(Mutiny.Session session, UUID webhook) {
        return WebhookStore.there(session, webhook, LockModeType.NONE)
                .map(WebhookRow::toWebhook)
                .invoke(Webhook::checkListening);
    }

    private static Uni<Map<UUID, TicketFacts>> tickets(
            Mutiny.Session session, TenantId tenant, List<Happening> happenings) {
        return TICKETS.rows(
                        session,
                        row -> new TicketFacts(
                                (UUID) Objects.requireNonNull(row[0]),
                                (String) Objects.requireNonNull(row[1]),
                                (String) Objects.requireNonNull(row[2]),
                                Optional.ofNullable((String) row[3]),
                                Optional.ofNullable((String) row[4]),
                                Optional.ofNullable((String) row[5])),
                        tenant.value(),
                        column(happenings, Happening::ticket, UUID[]::new))
                .map(found -> found.stream().collect(toMap(TicketFacts::id, each -> each)));
    }

    private static Uni<Boolean> add(Mutiny.Session session, TenantId tenant, List<Written> written, Instant now) {
        if (written.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        return ADD.run(
                        session,
                        tenant.value(),
                        moment(now),
                        column(written, Written::id, UUID[]::new),
                        column(written, Written::webhook, UUID[]::new),
                        column(written, Written::type, String[]::new),
                        column(written, Written::news, UUID[]::new),
                        column(written, Written::body, String[]::new))
                .map(added -> added > 0);
    }

    private static Uni<WebhookDelivery> read(Mutiny.Session session, TenantId tenant, UUID webhook, UUID id) {
        return session.find(WebhookDeliveryRow.class, id)
                .map(row -> Optional.ofNullable(row)
                        .filter(found -> found.webhook.equals(webhook))
                        .orElseThrow(Refusal::notFound))
                .flatMap(row -> withAttempts(session, tenant, List.of(row)))
                .map(found -> found.get(0));
    }

    private static Uni<List<WebhookDelivery>> withAttempts(
            Mutiny.Session session, TenantId tenant, List<WebhookDeliveryRow> rows) {
        return ATTEMPTS.rows(
                        session,
                        row -> Map.entry((UUID) Objects.requireNonNull(row[0]), attempt(row)),
                        tenant.value(),
                        column(rows, row -> row.id, UUID[]::new))
                .map(found ->
                        found.stream().collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList()))))
                .map(attempts -> rows.stream()
                        .map(row -> row.toDelivery().with(attempts.getOrDefault(row.id, List.of())))
                        .toList());
    }

    private static Attempt attempt(@Nullable Object[] row) {
        return new Attempt(
                ((OffsetDateTime) Objects.requireNonNull(row[1])).toInstant(),
                Duration.ofMillis(((Number) Objects.requireNonNull(row[2])).longValue()),
                row[3] == null ? OptionalInt.empty() : OptionalInt.of(((Number) row[3]).intValue()),
                Optional.ofNullable((String) row[4]).map(Trouble::valueOf),
                Optional.ofNullable((String) row[5]));
    }
}
