package nl.druif.agreement.agreement;

import static java.util.stream.Collectors.groupingBy;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.druif.agreement.Listed;
import nl.druif.agreement.Listing;
import nl.druif.agreement.ListingStore;
import nl.druif.agreement.ReferenceTaken;
import nl.druif.agreement.party.Party;
import nl.druif.foundation.audit.AuditTrail;
import nl.druif.foundation.http.Cut;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.outbox.Outbox;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.Level;
import org.hibernate.reactive.mutiny.Mutiny;

/** Agreements with their versions. A change and its news are one transaction. */
@ApplicationScoped
public class AgreementStore {
    /** All versions travel as one piece of news, and Kafka takes a megabyte at most. */
    private static final long LARGEST = 900_000;

    private static final int MOST_UNDERPINNING = 200;

    private static final String INSERT = """
            insert into agreement
                (tenant_id, id, reference, title, kind, provider, customer, legal_review, revision, scope, level,
                parent, applies_to)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
            on conflict (tenant_id, reference) do nothing""";

    private static final String HEADS = """
            select agreementId, number, state, validFrom, validUntil, proposedAt
            from AgreementVersion
            where agreementId in ?1
            order by agreementId, number""";

    private static final String REACHING = """
            select a.id
            from agreement a
            where a.tenant_id = ?1
                and (a.customer = ?2 or a.kind in ('OLA', 'UC') or a.scope = 'SERVICE'
                    or a.level in ('CORPORATE', 'SERVICE'))
                and exists (
                    select from agreement_version v
                    where v.tenant_id = a.tenant_id and v.agreement_id = a.id and v.state = 'SIGNED')
            order by a.reference""";

    /** A circle of drafts is walked through once. */
    private static final String LINEAGE = """
            with recursive lineage as (
                select id, parent, 1 as generation
                from agreement
                where tenant_id = ?1 and reference = ?2
                union all
                select above.id, above.parent, generation + 1
                from lineage
                    join agreement above on above.tenant_id = ?1 and above.reference = lineage.parent
            ) cycle id set again using path
            select id from lineage where not again order by generation""";

    private final Tenancy tenancy;
    private final Outbox outbox;
    private final RegisterStore registers;
    private final AuditTrail audit;
    private final Clock clock;

    AgreementStore(Tenancy tenancy, Outbox outbox, RegisterStore registers, AuditTrail audit, Clock clock) {
        this.tenancy = tenancy;
        this.outbox = outbox;
        this.registers = registers;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Refusal 409 {@code reference-taken} */
    public Uni<Agreement> create(TenantId tenant, Mentioned mentioned, Function<Register, Agreement> draft) {
        return tenancy.as(
                tenant,
                session -> register(session, tenant, mentioned)
                        .map(draft)
                        .call(agreement -> insert(session, agreement))
                        .call(agreement -> outbox.announce(
                                session, List.of(Steps.of("agreement.drafted", agreement, clock.instant()))))
                        .call(agreement -> audit.record(
                                session,
                                tenant,
                                "agreement.drafted",
                                "agreement",
                                agreement.id().toString(),
                                null,
                                agreement)));
    }

    /** What {@link #create} would answer, with nothing written. */
    public Uni<Agreement> tryOut(TenantId tenant, Mentioned mentioned, Function<Register, Agreement> draft) {
        return tenancy.as(
                tenant,
                session -> register(session, tenant, mentioned)
                        .map(draft)
                        .call(agreement -> refuseTaken(session, agreement.reference())));
    }

    /** Locks it, changes it, saves it and announces the change; what changes nothing leaves no trace. */
    public Uni<Agreement> revise(TenantId tenant, UUID id, Change change) {
        return tenancy.as(
                tenant,
                session -> session.find(AgreementRow.class, id, LockModeType.PESSIMISTIC_WRITE)
                        .onItem()
                        .ifNull()
                        .failWith(Refusal::notFound)
                        .flatMap(row -> load(session, tenant, row)
                                .flatMap(agreement -> changed(session, tenant, agreement, change)
                                        .call(revision -> revision.next().equals(agreement)
                                                ? Uni.createFrom().voidItem()
                                                : kept(session, row, change.deed(), agreement, revision)))
                                .map(Revision::next)));
    }

    private Uni<Void> kept(Mutiny.Session session, AgreementRow row, String deed, Agreement before, Revision revision) {
        return save(session, row, revision.next())
                .chain(() -> outbox.announce(session, revision.news()))
                .chain(() -> outbox.announce(session, List.of(Steps.of(deed, revision.next(), clock.instant()))))
                .chain(() -> recorded(session, deed, before, revision.next()));
    }

    /** What {@link #revise} would answer, with nothing written. */
    public Uni<Agreement> tryOut(TenantId tenant, UUID id, Change change) {
        return tenancy.as(
                tenant,
                session -> find(tenant, id)
                        .flatMap(agreement -> changed(session, tenant, agreement, change))
                        .map(Revision::next));
    }

    /** @throws Refusal 404 */
    public Uni<Agreement> find(TenantId tenant, UUID id) {
        return tenancy.as(
                tenant,
                session -> session.find(AgreementRow.class, id)
                        .onItem()
                        .ifNull()
                        .failWith(Refusal::notFound)
                        .flatMap(row -> load(session, tenant, row)));
    }

    /** By its reference; empty when there is none. */
    public Uni<Optional<Agreement>> named(TenantId tenant, String reference) {
        return tenancy.as(
                tenant,
                session -> session.createQuery("from Agreement where reference = ?1", AgreementRow.class)
                        .setParameter(1, reference)
                        .getSingleResultOrNull()
                        .flatMap(row -> row == null
                                ? Uni.createFrom().item(Optional.<Agreement>empty())
                                : load(session, tenant, row).map(Optional::of)));
    }

    /**
     * As {@link #find}, and a draft with what it would build on and refer to if it were proposed now.
     *
     * @throws Refusal 404
     */
    public Uni<Agreement> foresee(TenantId tenant, UUID id, Instant now) {
        return tenancy.as(
                tenant,
                session -> find(tenant, id)
                        .flatMap(agreement -> agreement.last().state() == VersionState.DRAFT
                                ? register(session, tenant, mentioned(agreement))
                                        .map(register -> agreement.foreseen(register, now))
                                : Uni.createFrom().item(agreement)));
    }

    private static Mentioned mentioned(Agreement draft) {
        return Mentioned.in(draft.last().terms()).and(Mentioned.in(draft.placement()));
    }

    /** A version of an agreement, and a draft with what it would be fixed with now. */
    Uni<AgreementVersion> foresee(TenantId tenant, Agreement agreement, AgreementVersion version, Instant now) {
        var mentioned = Mentioned.in(version.terms()).and(Mentioned.in(agreement.placement()));
        return version.proposedAt().isPresent()
                ? Uni.createFrom().item(version)
                : tenancy.as(
                        tenant,
                        session -> register(session, tenant, mentioned)
                                .map(register -> version.foreseen(agreement, register, now)));
    }

    /** What teams and suppliers promise; of very many the first. */
    Uni<List<Agreement>> underpinning(TenantId tenant) {
        return tenancy.as(
                tenant,
                session -> session.createQuery(
                                "from Agreement where kind in ('OLA', 'UC') order by reference", AgreementRow.class)
                        .setMaxResults(MOST_UNDERPINNING)
                        .getResultList()
                        .flatMap(rows -> Multi.createFrom()
                                .iterable(rows)
                                .onItem()
                                .transformToUniAndConcatenate(row -> load(session, tenant, row))
                                .collect()
                                .asList()));
    }

    /** Of these, the agreements that promise something to a customer. */
    public Uni<Set<UUID>> promisingToCustomers(TenantId tenant, Collection<UUID> agreements) {
        return agreements.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : tenancy.as(
                        tenant,
                        session -> session.createQuery(
                                        "select id from Agreement where id in ?1 and kind in ('SLA', 'XLA')",
                                        UUID.class)
                                .setParameter(1, agreements)
                                .getResultList()
                                .map(Set::copyOf));
    }

    /** Those of which something was signed, and that can be about tickets of this customer, by reference. */
    Uni<List<Agreement>> reaching(TenantId tenant, String customer) {
        return tenancy.as(
                tenant,
                session -> session.createNativeQuery(REACHING, UUID.class)
                        .setParameter(1, tenant.value())
                        .setParameter(2, customer)
                        .getResultList()
                        .flatMap(ids -> load(session, tenant, ids)));
    }

    /** As they stand now, for an audience. */
    Uni<Listed<Outline>> list(TenantId tenant, Audience audience, Listing listing, Cut cut, Instant now) {
        return tenancy.as(
                tenant,
                session -> ListingStore.read(session, AgreementRow.class, audience.narrow(listing), cut)
                        .flatMap(found -> parties(tenant, found.items())
                                .flatMap(parties -> heads(session, found.items(), audience)
                                        .map(heads -> found.map(row ->
                                                row.toOutline(heads.getOrDefault(row.id, List.of()), parties, now))))));
    }

    private Uni<Revision> changed(Mutiny.Session session, TenantId tenant, Agreement agreement, Change change) {
        var mentioned = change.mentions().apply(agreement);
        return register(session, tenant, mentioned.and(Mentioned.in(agreement.placement())))
                .map(register -> change.revise().apply(agreement, register));
    }

    private Uni<Register> register(Mutiny.Session session, TenantId tenant, Mentioned mentioned) {
        return lineage(session, tenant, mentioned.parent())
                .flatMap(lineage -> registers.find(tenant, mentioned, lineage));
    }

    private Uni<Lineage> lineage(Mutiny.Session session, TenantId tenant, Optional<String> parent) {
        if (parent.isEmpty()) {
            return Uni.createFrom().item(Lineage.NONE);
        }
        return session.createNativeQuery(LINEAGE, UUID.class)
                .setParameter(1, tenant.value())
                .setParameter(2, parent.get())
                .getResultList()
                .flatMap(ids -> load(session, tenant, ids))
                .map(Lineage::new);
    }

    private Uni<List<Agreement>> load(Mutiny.Session session, TenantId tenant, List<UUID> ids) {
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUniAndConcatenate(
                        id -> session.find(AgreementRow.class, id).flatMap(row -> load(session, tenant, row)))
                .collect()
                .asList();
    }

    private Uni<Void> recorded(Mutiny.Session session, String deed, Agreement before, Agreement after) {
        return audit.record(
                session,
                after.tenant(),
                deed,
                "agreement",
                after.id().toString(),
                before.unlike(after),
                after.unlike(before));
    }

    private Uni<Agreement> load(Mutiny.Session session, TenantId tenant, AgreementRow row) {
        return parties(tenant, List.of(row))
                .flatMap(parties -> versions(session, row.id).map(versions -> row.toAgreement(versions, parties)));
    }

    private Uni<Map<String, Party>> parties(TenantId tenant, List<AgreementRow> rows) {
        return registers.parties(
                tenant,
                rows.stream()
                        .flatMap(row -> Stream.of(row.provider, row.customer))
                        .distinct()
                        .toList());
    }

    private static Uni<List<VersionRow>> versions(Mutiny.Session session, UUID agreement) {
        return session.createQuery("from AgreementVersion where agreementId = ?1 order by number", VersionRow.class)
                .setParameter(1, agreement)
                .getResultList();
    }

    private static Uni<Map<UUID, List<VersionHead>>> heads(
            Mutiny.Session session, List<AgreementRow> agreements, Audience audience) {
        return session.createQuery(HEADS, VersionHead.class)
                .setParameter(1, agreements.stream().map(row -> row.id).toList())
                .getResultList()
                .map(heads -> heads.stream().filter(audience::sees).collect(groupingBy(VersionHead::agreement)));
    }

    private static Uni<Void> insert(Mutiny.Session session, Agreement agreement) {
        return session.createNativeQuery(INSERT)
                .setParameter(1, agreement.tenant().value())
                .setParameter(2, agreement.id())
                .setParameter(3, agreement.reference())
                .setParameter(4, agreement.title())
                .setParameter(5, agreement.kind().name())
                .setParameter(6, agreement.provider().reference())
                .setParameter(7, agreement.customer().reference())
                .setParameter(8, agreement.legalReview())
                .setParameter(9, agreement.revision())
                .setParameter(10, agreement.placement().scope().name())
                .setParameter(11, agreement.placement().level().map(Level::name).orElse(null))
                .setParameter(12, agreement.placement().parent().orElse(null))
                .setParameter(
                        13, agreement.placement().appliesTo().map(Json::text).orElse(null))
                .executeUpdate()
                .invoke(written -> ReferenceTaken.refuseUnless(written == 1, agreement.reference()))
                .flatMap(written -> session.persistAll(agreement.versions().stream()
                        .map(version -> VersionRow.of(agreement, version))
                        .toArray()));
    }

    private static Uni<Void> refuseTaken(Mutiny.Session session, String reference) {
        return session.createQuery("select count(*) from Agreement where reference = ?1", Long.class)
                .setParameter(1, reference)
                .getSingleResult()
                .invoke(found -> ReferenceTaken.refuseUnless(found == 0, reference))
                .replaceWithVoid();
    }

    private static Uni<Void> save(Mutiny.Session session, AgreementRow row, Agreement next) {
        row.become(next);
        return versions(session, row.id).flatMap(rows -> {
            for (int i = 0; i < rows.size(); i++) {
                rows.get(i).become(next.versions().get(i));
            }
            var added = next.versions().stream()
                    .skip(rows.size())
                    .map(version -> VersionRow.of(next, version))
                    .toList();
            refuseTooLarge(Stream.concat(rows.stream(), added.stream()));
            return session.persistAll(added.toArray());
        });
    }

    private static void refuseTooLarge(Stream<VersionRow> versions) {
        var size = versions.mapToLong(VersionRow::size).sum();
        if (size > LARGEST) {
            throw Refusal.conflict(
                            "agreement-too-large",
                            "With all its versions and calendars the agreement has " + size + " bytes; " + LARGEST
                                    + " can be told to others.")
                    .with("size", size)
                    .with("most", LARGEST);
        }
    }
}
