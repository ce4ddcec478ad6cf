package nl.druif.ticketclock.hook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.audit.AuditTrail;
import nl.druif.foundation.http.Cut;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.json.Canonical;
import nl.druif.foundation.json.Document;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.link.LinkKeys;
import nl.druif.foundation.link.TenantLink;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.dossier.Heard;
import nl.druif.ticketclock.dossier.Hearing;
import nl.druif.ticketclock.dossier.TicketStore;
import nl.druif.ticketclock.ticket.ReportedEvent;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes deliveries in: their facts and what is parked of them in one transaction, before anybody is told 202. */
@ApplicationScoped
class DeliveryStore {
    private static final String PARK = """
            insert into parked_delivery (tenant_id, id, hook, fingerprint, state, delivery_id, headers, body, recorded,
                faults, received_at, expires_at)
            values (?1, ?2, ?3, ?4, 'PARKED', ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            on conflict (tenant_id, hook, fingerprint) do nothing""";

    private static final String WAITING = """
            select id
            from parked_delivery
            where tenant_id = ?1 and hook = ?2 and state = 'PARKED' and id > ?3
            order by id
            limit ?4""";

    private static final UUID FIRST = new UUID(0, 0);

    private static final String EXPIRE = """
            update parked_delivery
            set state = 'EXPIRED', body = null, settled_at = ?2
            where tenant_id = ?1 and state = 'PARKED' and expires_at <= ?2""";

    private final Tenancy tenancy;
    private final TicketStore tickets;
    private final ReopeningStore reopenings;
    private final AuditTrail audit;
    private final StrictJson json;
    private final LinkKeys keys;
    private final HookConfig config;

    DeliveryStore(
            Tenancy tenancy,
            TicketStore tickets,
            ReopeningStore reopenings,
            AuditTrail audit,
            StrictJson json,
            LinkKeys keys,
            HookConfig config) {
        this.tenancy = tenancy;
        this.tickets = tickets;
        this.reopenings = reopenings;
        this.audit = audit;
        this.json = json;
        this.keys = keys;
        this.config = config;
    }

    /** @throws Refusal 401 {@code signature-refused}, or 409 {@code hook-disabled} to whoever signed it */
    Uni<Receipt> take(TenantLink link, Post post, Instant now) {
        return tenancy.as(
                link.tenant(),
                session -> HookStore.present(session, link.id())
                        .map(row -> signed(row, post, now))
                        .flatMap(hook -> take(session, link.tenant(), hook, post, now)));
    }

    /** The latest first. */
    Uni<List<ParkedDelivery>> list(TenantId tenant, UUID hook, Optional<ParkedState> state, Cut cut) {
        var conditions = new ArrayList<>(List.of("each.hook = :hook"));
        state.ifPresent(wanted -> conditions.add("each.state = :state"));
        cut.from().ifPresent(from -> conditions.add(cut.backward() ? "each.id > :from" : "each.id < :from"));
        var order = " order by each.id" + (cut.backward() ? " asc" : " desc");
        return tenancy.as(
                tenant,
                session -> HookStore.present(session, hook)
                        .map(found -> found.orElseThrow(Refusal::notFound))
                        .flatMap(found -> {
                            var query = session.createQuery(
                                            "from ParkedRow each where " + String.join(" and ", conditions) + order,
                                            ParkedRow.class)
                                    .setParameter("hook", hook)
                                    .setMaxResults(cut.limit());
                            state.ifPresent(wanted -> query.setParameter("state", wanted));
                            cut.from().ifPresent(from -> query.setParameter("from", UUID.fromString(from.get(0))));
                            return query.getResultList();
                        })
                        .map(rows -> rows.stream().map(ParkedRow::toParked).toList()));
    }

    /** @throws Refusal 404 */
    Uni<ParkedDelivery> find(TenantId tenant, UUID hook, UUID id) {
        return tenancy.as(
                tenant, session -> there(session, hook, id, LockModeType.NONE).map(ParkedRow::toParkedWithBody));
    }

    /** Reads it by the mapping of now. @throws Refusal 404, or 409 {@code delivery-settled} */
    Uni<ParkedDelivery> replay(TenantId tenant, UUID hook, UUID id, Instant now) {
        return tenancy.as(
                tenant,
                session -> waiting(session, hook, id)
                        .flatMap(row -> HookStore.present(session, hook)
                                .map(found ->
                                        found.orElseThrow(Refusal::notFound).toHook(keys, 0))
                                .flatMap(found -> record(session, tenant, found, findings(found, row), now))
                                .invoke(outcome -> settle(row, outcome, now)))
                        .call(outcome -> session.flush())
                        .flatMap(outcome ->
                                there(session, hook, id, LockModeType.NONE).map(ParkedRow::toParkedWithBody))
                        .call(after -> told(session, tenant, "replayed", after)));
    }

    /** The oldest that wait behind {@code after}, so many at most, each in a transaction of its own. */
    Uni<ReplayTally> replayAll(TenantId tenant, UUID hook, Optional<UUID> after, int limit, Instant now) {
        return waiting(tenant, hook, after, limit).flatMap(ids -> {
            var tally = Uni.createFrom().item(ReplayTally.NONE);
            for (var id : ids) {
                tally = tally.flatMap(so -> replay(tenant, hook, id, now).map(so::with));
            }
            var last = ids.size() < limit ? Optional.<UUID>empty() : Optional.of(ids.get(limit - 1));
            return tally.map(so -> so.goingOnBehind(last));
        });
    }

    /** @throws Refusal 404, or 409 {@code delivery-settled} */
    Uni<ParkedDelivery> discard(TenantId tenant, UUID hook, UUID id, Instant now) {
        return tenancy.as(
                tenant,
                session -> waiting(session, hook, id)
                        .invoke(row -> row.settle(ParkedState.DISCARDED, now))
                        .call(session::flush)
                        .map(ParkedRow::toParkedWithBody)
                        .call(after -> told(session, tenant, "discarded", after)));
    }

    /** How many bodies are gone. */
    Uni<Integer> expire(TenantId tenant, Instant now) {
        return tenancy.as(
                tenant,
                session -> session.createNativeQuery(EXPIRE)
                        .setParameter(1, tenant.value())
                        .setParameter(2, now)
                        .executeUpdate());
    }

    /** What became of a delivery's events. */
    private record Outcome(int known, List<Fault> faults) {}

    private Hook signed(Optional<HookRow> row, Post post, Instant now) {
        var hook = row.filter(found -> found.source == post.source())
                .map(found -> found.toHook(keys, 0))
                .filter(found -> found.isSigned(new Signature(post::header, post.body(), now), keys, now))
                .orElseThrow(DeliveryStore::refused);
        if (hook.state() == HookState.DISABLED) {
            throw Refusal.conflict("hook-disabled", "This hook takes no deliveries until it is active again.");
        }
        return hook;
    }

    /** The same for an address that leads nowhere and for a signature that is wrong. */
    static Refusal refused() {
        return Refusal.of(401, "signature-refused", "Nothing here takes a delivery with this signature.")
                .header("WWW-Authenticate", "Signature");
    }

    private Uni<Receipt> take(Mutiny.Session session, TenantId tenant, Hook hook, Post post, Instant now) {
        var read = read(hook, post);
        return record(session, tenant, hook, read.findings(), now)
                .call(outcome -> outcome.faults().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : park(session, tenant, hook, post, read.delivery(), outcome, now))
                .map(outcome -> new Receipt(
                        read.delivery(), outcome.known(), !outcome.faults().isEmpty()));
    }

    /** @param delivery the name under which it is known */
    private record Read(String delivery, Findings findings) {}

    private Read read(Hook hook, Post post) {
        try {
            var delivery = post.delivery(json);
            return new Read(delivery.id(), hook.reader().read(delivery));
        } catch (Faulty unreadable) {
            return new Read(post.id(), Findings.unreadable(within(unreadable)));
        }
    }

    private Findings findings(Hook hook, ParkedRow row) {
        try {
            var body = json.read(Objects.requireNonNull(row.body), Document.class);
            return hook.reader().read(Delivery.of(row.deliveryId, row.toHeaders(), body));
        } catch (Faulty unreadable) {
            return Findings.unreadable(within(unreadable));
        }
    }

    private static List<Fault> within(Faulty unreadable) {
        return unreadable.faults().stream()
                .map(fault -> fault.under("/payload"))
                .toList();
    }

    private Uni<Outcome> record(Mutiny.Session session, TenantId tenant, Hook hook, Findings findings, Instant now) {
        if (findings.events().isEmpty()) {
            return Uni.createFrom().item(new Outcome(0, findings.faults()));
        }
        return tickets.record(tenant, findings.events(), now)
                .call(heard -> hook.tellsByStatus()
                        ? reopen(session, tenant, findings, now)
                        : Uni.createFrom().voidItem())
                .map(heard -> outcome(findings, heard));
    }

    private Uni<Void> reopen(Mutiny.Session session, TenantId tenant, Findings findings, Instant now) {
        return reopenings
                .untold(session, tenant, findings.events())
                .flatMap(untold -> untold.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : tickets.record(tenant, untold, now).replaceWithVoid());
    }

    private static Outcome outcome(Findings findings, List<Heard> heard) {
        var faults = new ArrayList<>(findings.faults());
        var known = 0;
        for (int i = 0; i < heard.size(); i++) {
            if (heard.get(i) instanceof Heard.Refused refused) {
                refused.why().faults().forEach(fault -> faults.add(fault.at("/payload")));
            } else if (heard.get(i) instanceof Heard.Taken taken && taken.hearing() == Hearing.CONTRADICTED) {
                faults.add(contradicted(findings.events().get(i)));
            } else {
                known++;
            }
        }
        return new Outcome(known, faults);
    }

    private static Fault contradicted(ReportedEvent event) {
        return new Fault(
                        "/payload",
                        "EVENT_KNOWN_OTHERWISE",
                        "The event " + event.identity() + " is known, and it says something else.")
                .with("event", event.identity());
    }

    private Uni<Integer> park(
            Mutiny.Session session,
            TenantId tenant,
            Hook hook,
            Post post,
            String delivery,
            Outcome outcome,
            Instant now) {
        return session.createNativeQuery(PARK)
                .setParameter(1, tenant.value())
                .setParameter(2, Uuid7.at(now))
                .setParameter(3, hook.id())
                .setParameter(4, Canonical.sha256(delivery.getBytes(UTF_8), post.body()))
                .setParameter(5, delivery)
                .setParameter(6, Json.text(post.kept()))
                .setParameter(7, post.body())
                .setParameter(8, outcome.known())
                .setParameter(9, ParkedRow.stored(outcome.faults()))
                .setParameter(10, now)
                .setParameter(11, now.plus(config.parkedFor()))
                .executeUpdate();
    }

    private static void settle(ParkedRow row, Outcome outcome, Instant now) {
        row.findAgain(outcome.known(), outcome.faults());
        if (outcome.faults().isEmpty()) {
            row.settle(ParkedState.REPLAYED, now);
        }
    }

    private Uni<List<UUID>> waiting(TenantId tenant, UUID hook, Optional<UUID> after, int limit) {
        return tenancy.as(
                tenant,
                session -> HookStore.present(session, hook)
                        .map(found -> found.orElseThrow(Refusal::notFound))
                        .flatMap(found -> session.createNativeQuery(WAITING, UUID.class)
                                .setParameter(1, tenant.value())
                                .setParameter(2, hook)
                                .setParameter(3, after.orElse(FIRST))
                                .setParameter(4, limit)
                                .getResultList()));
    }

    private static Uni<ParkedRow> waiting(Mutiny.Session session, UUID hook, UUID id) {
        return there(session, hook, id, LockModeType.PESSIMISTIC_WRITE).invoke(row -> {
            if (row.state != ParkedState.PARKED) {
                throw Refusal.conflict("delivery-settled", "This delivery waits for nothing any more: it is {state}.")
                        .with("state", row.state);
            }
        });
    }

    private static Uni<ParkedRow> there(Mutiny.Session session, UUID hook, UUID id, LockModeType lock) {
        return session.find(ParkedRow.class, id, lock)
                .map(row -> Optional.ofNullable(row)
                        .filter(found -> found.hook.equals(hook))
                        .orElseThrow(Refusal::notFound));
    }

    private Uni<Void> told(Mutiny.Session session, TenantId tenant, String deed, ParkedDelivery after) {
        return audit.record(
                session,
                tenant,
                "parked-delivery." + deed,
                "parked-delivery",
                after.id().toString(),
                Map.of("state", ParkedState.PARKED),
                Map.of("state", after.state(), "hook", after.hook(), "recorded", after.recorded()));
    }
}
