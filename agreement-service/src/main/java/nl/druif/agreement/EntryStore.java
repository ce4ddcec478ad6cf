package nl.druif.agreement;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nl.druif.foundation.audit.AuditTrail;
import nl.druif.foundation.http.Cut;
import nl.druif.foundation.http.IfMatch;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's entries of one sort. A reference names one of them; what refers to one holds it ({@link #held}) until it is
 * written, and what is referred to is not removed.
 */
public abstract class EntryStore<E extends Entry, R extends EntryRow> {
    private final Tenancy tenancy;
    private final AuditTrail audit;
    private final Instance<ReferringStore> referrers;
    private final Sort sort;
    private final Class<R> row;
    private final String entity;

    /** @param entity what queries call the row */
    protected EntryStore(
            Tenancy tenancy,
            AuditTrail audit,
            Instance<ReferringStore> referrers,
            Sort sort,
            Class<R> row,
            String entity) {
        this.audit = audit;
        this.tenancy = tenancy;
        this.referrers = referrers;
        this.sort = sort;
        this.row = row;
        this.entity = entity;
    }

    /** Inserts it unless its reference is taken; how many rows that made. */
    protected abstract Uni<Integer> insert(Mutiny.Session session, TenantId tenant, E entry);

    protected abstract void write(R row, E entry);

    protected abstract Uni<List<E>> read(Mutiny.Session session, List<R> rows);

    /** Holds what the entry refers to. @throws nl.druif.foundation.problem.Faulty when it is not there */
    protected Uni<Void> check(TenantId tenant, E entry) {
        return Uni.createFrom().voidItem();
    }

    /** Tells others of a change; what was removed has no {@code after}. */
    protected Uni<Void> announce(Mutiny.Session session, TenantId tenant, @Nullable E before, @Nullable E after) {
        return Uni.createFrom().voidItem();
    }

    /** Removes what hangs on the row. */
    protected Uni<Void> clear(Mutiny.Session session, R row) {
        return Uni.createFrom().voidItem();
    }

    /** @throws Refusal 409 {@code reference-taken} */
    public Uni<E> add(TenantId tenant, E entry) {
        return tenancy.as(
                tenant,
                session -> check(tenant, entry)
                        .chain(() -> insert(session, tenant, entry))
                        .invoke(written -> ReferenceTaken.refuseUnless(written == 1, entry.reference()))
                        .call(() -> recorded(session, tenant, "registered", null, entry))
                        .replaceWith(entry));
    }

    /** @throws Refusal 404 */
    public Uni<E> find(TenantId tenant, UUID id) {
        return tenancy.as(tenant, session -> found(session.find(row, id)).flatMap(found -> entry(session, found)));
    }

    /** @throws Refusal 404, or 412 when it is in another state than the client knows */
    public Uni<E> revise(TenantId tenant, UUID id, IfMatch ifMatch, UnaryOperator<E> change) {
        return revise(tenant, id, present -> {
            ifMatch.check(present);
            return change.apply(present);
        });
    }

    /** @throws Refusal 404 */
    public Uni<E> revise(TenantId tenant, UUID id, UnaryOperator<E> change) {
        return tenancy.as(
                tenant,
                session -> locked(session, id)
                        .flatMap(found -> entry(session, found)
                                .flatMap(entry -> revised(session, tenant, found, entry, change))));
    }

    private Uni<E> revised(Mutiny.Session session, TenantId tenant, R found, E before, UnaryOperator<E> change) {
        var after = change.apply(before);
        return check(tenant, after)
                .invoke(() -> write(found, after))
                .chain(() -> recordRevision(session, tenant, before, after))
                .replaceWith(after);
    }

    /** @throws Refusal 404, 412, or 409 {@code still-used} */
    public Uni<Void> remove(TenantId tenant, UUID id, IfMatch ifMatch) {
        return tenancy.as(
                tenant,
                session -> locked(session, id)
                        .flatMap(found -> entry(session, found)
                                .invoke(ifMatch::check)
                                .call(entry -> uses(tenant, entry.reference()).invoke(EntryStore::refuseIfUsed))
                                .call(() -> clear(session, found))
                                .call(() -> session.remove(found))
                                .flatMap(entry -> recorded(session, tenant, "removed", entry, null))));
    }

    public Uni<Listed<E>> list(TenantId tenant, Listing listing, Cut cut) {
        return tenancy.as(
                tenant,
                session -> ListingStore.read(session, row, listing, cut)
                        .flatMap(found ->
                                read(session, found.items()).map(entries -> new Listed<>(entries, found.total()))));
    }

    /** Those that exist of these, by reference. */
    public Uni<Map<String, E>> named(TenantId tenant, Collection<String> references) {
        return named(tenant, references, LockModeType.NONE);
    }

    /** Those that exist of these, by reference; they stay until the transaction has ended. */
    public Uni<Map<String, E>> held(TenantId tenant, Collection<String> references) {
        return named(tenant, references, LockModeType.PESSIMISTIC_READ);
    }

    private Uni<Map<String, E>> named(TenantId tenant, Collection<String> references, LockModeType lock) {
        return references.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : tenancy.as(
                        tenant,
                        session -> session.createQuery("from " + entity + " where reference in ?1 order by id", row)
                                .setParameter(1, references)
                                .setLockMode(lock)
                                .getResultList()
                                .flatMap(rows -> read(session, rows))
                                .map(found -> found.stream().collect(toMap(Entry::reference, Function.identity()))));
    }

    private Uni<R> locked(Mutiny.Session session, UUID id) {
        return found(session.find(row, id, LockModeType.PESSIMISTIC_WRITE));
    }

    private Uni<R> found(Uni<R> searched) {
        return searched.onItem().ifNull().failWith(Refusal::notFound);
    }

    private Uni<E> entry(Mutiny.Session session, R found) {
        return read(session, List.of(found)).map(entries -> entries.get(0));
    }

    /** Some entries here of which a condition in HQL holds, with its one parameter {@code ?1}. */
    protected final Uni<List<Use>> uses(TenantId tenant, String kind, String condition, String value) {
        return tenancy.as(
                tenant,
                session -> session.createQuery(
                                "select reference from " + entity + " where " + condition + " order by id",
                                String.class)
                        .setParameter(1, value)
                        .setMaxResults(Use.MOST_TOLD)
                        .getResultList()
                        .map(references -> Use.of(kind, references)));
    }

    /** What the trail tells of a change. */
    protected Uni<Void> recordRevision(Mutiny.Session session, TenantId tenant, E before, E after) {
        return recorded(session, tenant, "rewritten", before, after);
    }

    protected final Uni<Void> recorded(
            Mutiny.Session session, TenantId tenant, String deed, @Nullable E before, @Nullable E after) {
        var subject = sort.name().toLowerCase(Locale.ROOT);
        var id = Stream.of(Optional.ofNullable(after), Optional.ofNullable(before))
                .flatMap(Optional::stream)
                .map(entry -> entry.id().toString())
                .findFirst();
        return announce(session, tenant, before, after)
                .chain(() ->
                        audit.record(session, tenant, subject + "." + deed, subject, id.orElseThrow(), before, after));
    }

    private Uni<List<Use>> uses(TenantId tenant, String reference) {
        var uses = Uni.createFrom().<List<Use>>item(new ArrayList<>());
        for (var referrer : referrers) {
            uses = uses.call(known -> referrer.usesOf(tenant, sort, reference).invoke(known::addAll));
        }
        return uses;
    }

    private static void refuseIfUsed(List<Use> uses) {
        if (!uses.isEmpty()) {
            var first = uses.get(0);
            throw Refusal.conflict(
                            "still-used",
                            "It stays as long as " + first.kind() + " " + first.reference() + " names it.")
                    .with("kind", first.kind())
                    .with("reference", first.reference())
                    .with("uses", uses);
        }
    }
}
