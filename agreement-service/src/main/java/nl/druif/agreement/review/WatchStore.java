package nl.druif.agreement.review;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import nl.druif.agreement.agreement.AgreementStore;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The agreements that are watched, and when to look at each. */
@ApplicationScoped
class WatchStore {
    private static final String ENROL = """
            insert into review_watch (tenant_id, agreement_id, look_at, seen_revision)
            select a.tenant_id, a.id, ?1, 0
            from agreement a
            where not exists (
                select from review_watch w where w.tenant_id = a.tenant_id and w.agreement_id = a.id)
            order by a.id
            on conflict do nothing""";

    private static final String CLAIM = """
            select w.agreement_id
            from review_watch w
            join agreement a on a.tenant_id = w.tenant_id and a.id = w.agreement_id
            where w.look_at <= ?1 or w.seen_revision < a.revision
            order by w.look_at
            limit 1
            for update of w skip locked""";

    private static final String LOOK_AGAIN = """
            update review_watch
            set look_at = ?2, seen_revision = ?3
            where agreement_id = ?1""";

    private static final String LEAVE_ALONE = """
            update review_watch w
            set look_at = ?2, seen_revision = a.revision
            from agreement a
            where w.agreement_id = ?1 and a.tenant_id = w.tenant_id and a.id = w.agreement_id""";

    private final Tenancy tenancy;
    private final AgreementStore agreements;
    private final ObservationStore observations;
    private final ReviewStore reviews;
    private final ZoneId withoutCalendar;

    WatchStore(
            Tenancy tenancy,
            AgreementStore agreements,
            ObservationStore observations,
            ReviewStore reviews,
            ReviewConfig config) {
        this.tenancy = tenancy;
        this.agreements = agreements;
        this.observations = observations;
        this.reviews = reviews;
        this.withoutCalendar = config.zone().id();
    }

    /** Takes new agreements under watch. */
    Uni<Void> enrol(TenantId tenant, Instant now) {
        return tenancy.as(
                tenant,
                session -> session.createNativeQuery(ENROL)
                        .setParameter(1, now.atOffset(ZoneOffset.UTC))
                        .executeUpdate()
                        .replaceWithVoid());
    }

    /**
     * Looks at one agreement that is due and that nobody else looks at.
     *
     * @param claimed is told which, before anything can go wrong with it
     * @return whether there was one
     */
    Uni<Boolean> look(TenantId tenant, Consumer<UUID> claimed, Instant now) {
        return tenancy.as(
                tenant,
                session -> session.createNativeQuery(CLAIM, UUID.class)
                        .setParameter(1, now.atOffset(ZoneOffset.UTC))
                        .getSingleResultOrNull()
                        .call(agreement -> look(session, tenant, agreement, claimed, now))
                        .map(Objects::nonNull));
    }

    /** Not before {@code until}, whatever changes. */
    Uni<Void> leaveAlone(TenantId tenant, UUID agreement, Instant until) {
        return tenancy.as(
                tenant,
                session -> session.createNativeQuery(LEAVE_ALONE)
                        .setParameter(1, agreement)
                        .setParameter(2, until.atOffset(ZoneOffset.UTC))
                        .executeUpdate()
                        .replaceWithVoid());
    }

    private Uni<Void> look(
            Mutiny.Session session, TenantId tenant, @Nullable UUID id, Consumer<UUID> claimed, Instant now) {
        if (id == null) {
            return Uni.createFrom().voidItem();
        }
        claimed.accept(id);
        return agreements.find(tenant, id).flatMap(agreement -> {
            var text = ReviewedText.of(agreement, now, withoutCalendar);
            var zone = text.map(ReviewedText::zone).orElse(withoutCalendar);
            var midnight = now.atZone(zone)
                    .toLocalDate()
                    .plusDays(1)
                    .atStartOfDay(zone)
                    .toInstant();
            return lookAgain(session, id, midnight, agreement.revision())
                    .chain(() -> text.map(found -> fire(session, tenant, found, now))
                            .orElseGet(() -> Uni.createFrom().voidItem()));
        });
    }

    private Uni<Void> fire(Mutiny.Session session, TenantId tenant, ReviewedText text, Instant now) {
        return observations
                .observe(session, tenant, text, now)
                .flatMap(seen ->
                        reviews.past(session, text.agreement().id()).map(past -> Firing.of(text.rules(), seen, past)))
                .map(firings -> firings.stream().collect(toMap(firing -> Uuid7.at(now), firing -> firing)))
                .flatMap(firings ->
                        reviews.open(session, tenant, text.agreement().id(), firings, null, now))
                .replaceWithVoid();
    }

    private static Uni<Void> lookAgain(Mutiny.Session session, UUID agreement, Instant at, long revision) {
        return session.createNativeQuery(LOOK_AGAIN)
                .setParameter(1, agreement)
                .setParameter(2, at.atOffset(ZoneOffset.UTC))
                .setParameter(3, revision)
                .executeUpdate()
                .replaceWithVoid();
    }
}
