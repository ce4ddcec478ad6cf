package nl.druif.agreement.settlement;

import static java.util.stream.Collectors.groupingBy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import nl.druif.agreement.Listed;
import nl.druif.agreement.Listing;
import nl.druif.agreement.ListingStore;
import nl.druif.agreement.agreement.AgreementStore;
import nl.druif.agreement.agreement.Audience;
import nl.druif.agreement.party.PartyStore;
import nl.druif.foundation.audit.AuditTrail;
import nl.druif.foundation.event.TicketJudged;
import nl.druif.foundation.http.Cut;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.outbox.Outbox;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Settlements; a customer sees his own. Entries of a ticket are locked together, the first of them first. */
@ApplicationScoped
public class SettlementStore {
    private static final String HEARD = """
            insert into settlement_ticket as known (tenant_id, ticket, revision)
            select ?1, r.ticket, r.revision
            from jsonb_to_recordset(cast(cast(?2 as text) as jsonb)) as r(ticket uuid, revision bigint)
            order by r.ticket
            on conflict (tenant_id, ticket) do update
            set revision = excluded.revision
            where known.revision < excluded.revision
            returning ticket""";

    private final Tenancy tenancy;
    private final AgreementStore agreements;
    private final PartyStore parties;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    SettlementStore(
            Tenancy tenancy,
            AgreementStore agreements,
            PartyStore parties,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.tenancy = tenancy;
        this.agreements = agreements;
        this.parties = parties;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Opens, voids, reopens and flags, by what was told of each ticket last; an older telling does nothing. */
    Uni<Void> hear(TenantId tenant, List<TicketJudged> told, Instant now) {
        var newest = Scope.newest(told);
        if (newest.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tenancy.as(
                tenant,
                session -> unheard(session, tenant, newest)
                        .flatMap(tickets ->
                                tickets.isEmpty() ? Uni.createFrom().voidItem() : hear(session, tenant, tickets, now)));
    }

    private static Uni<List<TicketJudged>> unheard(Mutiny.Session session, TenantId tenant, List<TicketJudged> told) {
        return session.createNativeQuery(HEARD, UUID.class)
                .setParameter(1, tenant.value())
                .setParameter(2, Json.mapper().valueToTree(told).toString())
                .getResultList()
                .map(tickets -> told.stream()
                        .filter(ticket -> tickets.contains(ticket.ticket()))
                        .toList());
    }

    private Uni<Void> hear(Mutiny.Session session, TenantId tenant, List<TicketJudged> tickets, Instant now) {
        return agreements
                .promisingToCustomers(tenant, Scope.agreements(tickets))
                .map(Scope::new)
                .flatMap(scope -> entries(
                                session,
                                tickets.stream().map(TicketJudged::ticket).toList())
                        .flatMap(rows -> hear(session, tickets, rows, scope, now)));
    }

    private Uni<Void> hear(
            Mutiny.Session session, List<TicketJudged> tickets, List<SettlementRow> rows, Scope scope, Instant now) {
        var known = rows.stream().collect(groupingBy(row -> row.ticket));
        var done = Uni.createFrom().voidItem();
        for (var ticket : tickets) {
            var entries = known.getOrDefault(ticket.ticket(), List.of());
            if (entries.isEmpty()) {
                var opened =
                        scope.customerWithoutPromise(ticket).map(customer -> Settlement.opened(ticket, customer, now));
                done = done.chain(() -> opened.map(fresh -> add(session, "settlement.opened", fresh))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
            }
            for (var row : entries) {
                done = done.chain(
                        () -> become(session, row, row.toSettlement().hear(ticket, scope.promises(ticket), now)));
            }
        }
        return done;
    }

    private Uni<Void> become(Mutiny.Session session, SettlementRow row, Settlement next) {
        var before = row.toSettlement();
        row.become(next);
        if (next.revision() == before.revision()) {
            return Uni.createFrom().voidItem();
        }
        return recorded(session, deed(next), before, next);
    }

    private static String deed(Settlement next) {
        return switch (next.state()) {
            case OPEN -> "settlement.followed";
            case VOID -> "settlement.voided";
            case SIGNED -> "settlement.flagged";
        };
    }

    /** @throws Refusal 404 */
    Uni<Settlement> rewrite(
            TenantId tenant, Audience audience, UUID id, SettlementText text, UnaryOperator<Settlement> check) {
        return tenancy.as(
                tenant,
                session -> parties.named(tenant, text.partiesNamed())
                        .flatMap(known -> changed(
                                session,
                                audience,
                                id,
                                "settlement.written",
                                (settlement, entries) ->
                                        List.of(check.apply(settlement).rewrite(text, known)))));
    }

    /** With whatever else that does: a reversal that holds may open another, one that is withdrawn frees what it undid. */
    Uni<Settlement> revise(TenantId tenant, Audience audience, UUID id, String deed, Change change) {
        return tenancy.as(tenant, session -> changed(session, audience, id, deed, change));
    }

    /** What becomes of a settlement among all entries of its ticket: the answer first, then others that changed or came. */
    @FunctionalInterface
    interface Change extends BiFunction<Settlement, List<Settlement>, List<Settlement>> {}

    private Uni<Settlement> changed(Mutiny.Session session, Audience audience, UUID id, String deed, Change change) {
        return session.createQuery("select ticket from Settlement where id = ?1", UUID.class)
                .setParameter(1, id)
                .getSingleResultOrNull()
                .onItem()
                .ifNull()
                .failWith(Refusal::notFound)
                .flatMap(ticket -> entries(session, List.of(ticket)))
                .flatMap(rows -> {
                    var entries = rows.stream().map(SettlementRow::toSettlement).toList();
                    var settlement = rows.stream()
                            .filter(row -> row.id.equals(id))
                            .findFirst()
                            .map(row -> seen(row, audience).toSettlement())
                            .orElseThrow(Refusal::notFound);
                    var next = change.apply(settlement, entries);
                    return saved(session, deed, rows, next).replaceWith(next.get(0));
                });
    }

    private Uni<Void> saved(Mutiny.Session session, String deed, List<SettlementRow> rows, List<Settlement> changed) {
        var done = Uni.createFrom().voidItem();
        for (var next : changed) {
            var row = rows.stream().filter(each -> each.id.equals(next.id())).findFirst();
            done = done.chain(() ->
                    row.map(found -> saved(session, deed, found, next)).orElseGet(() -> add(session, deed, next)));
        }
        return done;
    }

    private Uni<Void> saved(Mutiny.Session session, String deed, SettlementRow row, Settlement next) {
        var before = row.toSettlement();
        row.become(next);
        return recorded(session, deed, before, next);
    }

    private Uni<Void> add(Mutiny.Session session, String deed, Settlement fresh) {
        return session.persist(SettlementRow.of(fresh)).chain(() -> recorded(session, deed, null, fresh));
    }

    /** Locked, all of a ticket's together. */
    private static Uni<List<SettlementRow>> entries(Mutiny.Session session, List<UUID> tickets) {
        return session.createQuery("from Settlement where ticket in ?1 order by ticket, number", SettlementRow.class)
                .setParameter(1, tickets)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** @throws Refusal 404 */
    Uni<Settlement> find(TenantId tenant, Audience audience, UUID id) {
        return tenancy.as(
                tenant,
                session -> session.find(SettlementRow.class, id)
                        .map(row -> seen(row, audience))
                        .map(SettlementRow::toSettlement));
    }

    Uni<Listed<Settlement>> list(TenantId tenant, Audience audience, Listing listing, Cut cut) {
        var seen = audience.customer()
                .map(customer -> listing.where("each.customer = :party", "party", customer))
                .orElse(listing);
        return tenancy.as(
                tenant,
                session -> ListingStore.read(session, SettlementRow.class, seen, cut)
                        .map(found -> found.map(SettlementRow::toSettlement)));
    }

    /** Those that have been open since before {@code moment}, the longest first; a reversal counts as well. */
    public Uni<List<Settlement>> unsettledSince(TenantId tenant, Instant moment) {
        return tenancy.as(
                tenant,
                session -> session.createQuery(
                                "from Settlement where state = 'OPEN' and openedAt < ?1 order by openedAt, id",
                                SettlementRow.class)
                        .setParameter(1, moment)
                        .getResultList()
                        .map(rows ->
                                rows.stream().map(SettlementRow::toSettlement).toList()));
    }

    private static SettlementRow seen(@Nullable SettlementRow row, Audience audience) {
        return Optional.ofNullable(row)
                .filter(found -> audience.customer().isEmpty()
                        || audience.customer().get().equals(found.customer))
                .orElseThrow(Refusal::notFound);
    }

    private Uni<Void> recorded(Mutiny.Session session, String deed, @Nullable Settlement before, Settlement after) {
        return outbox.announce(session, List.of(News.of(after, clock.instant())))
                .chain(() -> audit.record(
                        session, after.tenant(), deed, "settlement", after.id().toString(), before, after));
    }
}
