package nl.druif.agreement.review;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import nl.druif.agreement.Listed;
import nl.druif.agreement.Listing;
import nl.druif.agreement.ListingStore;
import nl.druif.agreement.agreement.Agreement;
import nl.druif.agreement.agreement.AgreementStore;
import nl.druif.agreement.agreement.AgreementVersion;
import nl.druif.agreement.agreement.Audience;
import nl.druif.agreement.agreement.Change;
import nl.druif.agreement.agreement.Notice;
import nl.druif.agreement.agreement.Revision;
import nl.druif.foundation.audit.AuditTrail;
import nl.druif.foundation.http.Cut;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.outbox.Outbox;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reviews, from their opening to their decision. */
@ApplicationScoped
class ReviewStore {
    /** Whoever comes second finds it open, or fired over the same baseline, and opens nothing. */
    private static final String OPEN = """
            insert into review
                (tenant_id, id, agreement_id, trigger, baseline, evidence, internal, opened_at, opened_by, revision)
            select ?1, r.id, ?2, r.trigger, r.baseline, r.evidence, r.internal, ?3, ?4, 1
            from jsonb_to_recordset(cast(cast(?5 as text) as jsonb))
                as r(id uuid, trigger text, baseline text, evidence text, internal boolean)
            on conflict do nothing
            returning id""";

    private final Tenancy tenancy;
    private final AgreementStore agreements;
    private final ObservationStore observations;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final ZoneId withoutCalendar;

    ReviewStore(
            Tenancy tenancy,
            AgreementStore agreements,
            ObservationStore observations,
            Outbox outbox,
            AuditTrail audit,
            ReviewConfig config) {
        this.tenancy = tenancy;
        this.agreements = agreements;
        this.observations = observations;
        this.outbox = outbox;
        this.audit = audit;
        this.withoutCalendar = config.zone().id();
    }

    /**
     * Opens one that no trigger fired.
     *
     * @throws Refusal 404, 409 {@code nothing-signed}, 409 {@code review-open}
     */
    Uni<Review> open(TenantId tenant, NewReview wanted, String subject, Instant now) {
        var id = Uuid7.at(now);
        var firing = new Firing(wanted.trigger(), id.toString(), ReviewEvidence.byHand(wanted.reason()));
        return tenancy.as(
                tenant,
                session -> agreements
                        .find(tenant, wanted.agreement())
                        .invoke(ReviewStore::refuseUnsigned)
                        .flatMap(agreement -> open(session, tenant, agreement.id(), Map.of(id, firing), subject, now))
                        .invoke(opened -> refuseUnless(!opened.isEmpty(), wanted.trigger()))
                        .chain(() -> find(session, id)));
    }

    Uni<Listed<Review>> list(TenantId tenant, Audience audience, Listing listing, Cut cut) {
        return tenancy.as(
                tenant,
                session -> ListingStore.read(session, ReviewRow.class, narrow(audience, listing), cut)
                        .map(found -> found.map(row -> row.toReview().shownTo(audience))));
    }

    /** @throws Refusal 404 */
    Uni<Review> find(TenantId tenant, Audience audience, UUID id) {
        return tenancy.as(
                tenant,
                session -> find(session, id)
                        .call(review ->
                                agreements.find(tenant, review.agreement()).map(audience::view))
                        .map(review -> review.shownTo(audience)));
    }

    /**
     * Carries a decision out: the draft or the end that comes of it, and the review, are one transaction.
     *
     * @param known checks what the caller knows of the review
     */
    Uni<Review> decide(
            TenantId tenant, UUID id, NewDecision wanted, Consumer<Review> known, String subject, Instant now) {
        return tenancy.as(
                tenant,
                session -> session.find(ReviewRow.class, id, LockModeType.PESSIMISTIC_WRITE)
                        .onItem()
                        .ifNull()
                        .failWith(Refusal::notFound)
                        .invoke(row -> known.accept(row.toReview()))
                        .invoke(row -> row.toReview().refuseWhenDecided())
                        .flatMap(row -> carriedOut(tenant, row.agreementId, wanted, subject, now)
                                .flatMap(agreement -> mark(session, tenant, row, agreement, now)
                                        .map(mark -> row.become(
                                                row.toReview().decided(decision(wanted, agreement, subject, now)),
                                                mark))))
                        .call(review -> outbox.announce(session, List.of(News.of(tenant, review, now))))
                        .call(review -> recorded(session, tenant, "review.decided", null, review)));
    }

    /** What the triggers of an agreement did before, in an open transaction. */
    Uni<Map<Trigger, Past>> past(Mutiny.Session session, UUID agreement) {
        return session.createQuery("from Review where agreementId = ?1 order by id", ReviewRow.class)
                .setParameter(1, agreement)
                .getResultList()
                .map(rows -> rows.stream().collect(groupingBy(row -> row.trigger)).entrySet().stream()
                        .collect(toMap(Map.Entry::getKey, each -> past(each.getValue()))));
    }

    private static Past past(List<ReviewRow> rows) {
        var last = rows.stream()
                .filter(row -> row.decidedAt != null)
                .max(Comparator.comparing((ReviewRow row) -> row.decidedAt).thenComparing(row -> row.id));
        return new Past(
                rows.stream().anyMatch(row -> row.decidedAt == null),
                last.map(row -> row.id),
                last.map(ReviewRow::toMark).orElse(Mark.NONE),
                rows.stream().map(row -> row.baseline).collect(toSet()));
    }

    /** Opens what fires, in an open transaction; answers which of them it was the first to open. */
    Uni<List<UUID>> open(
            Mutiny.Session session,
            TenantId tenant,
            UUID agreement,
            Map<UUID, Firing> firings,
            @Nullable String subject,
            Instant now) {
        if (firings.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createNativeQuery(OPEN, UUID.class)
                .setParameter(1, tenant.value())
                .setParameter(2, agreement)
                .setParameter(3, now.atOffset(ZoneOffset.UTC))
                .setParameter(4, subject)
                .setParameter(5, rows(firings))
                .getResultList()
                .call(opened -> Multi.createFrom()
                        .iterable(opened)
                        .onItem()
                        .transformToUniAndConcatenate(id -> find(session, id)
                                .call(review -> outbox.announce(session, List.of(News.of(tenant, review, now))))
                                .call(review -> recorded(session, tenant, "review.opened", null, review)))
                        .collect()
                        .last());
    }

    private static String rows(Map<UUID, Firing> firings) {
        var rows = Json.mapper().createArrayNode();
        firings.forEach((id, firing) -> rows.addObject()
                .put("id", id.toString())
                .put("trigger", firing.trigger().name())
                .put("baseline", firing.baseline())
                .put("evidence", Json.text(firing.evidence()))
                .put("internal", firing.evidence().isInternal()));
        return rows.toString();
    }

    private Uni<Agreement> carriedOut(
            TenantId tenant, UUID agreement, NewDecision wanted, String subject, Instant now) {
        return switch (wanted.outcome()) {
            case KEEP -> agreements.find(tenant, agreement);
            case AMEND ->
                agreements.revise(
                        tenant,
                        agreement,
                        Change.of(
                                "agreement.reopened",
                                found -> Revision.quiet(
                                        found.reopen(wanted.validFrom().orElseThrow(), subject, now))));
            case END ->
                wanted.endsAt()
                        .map(endsAt -> agreements.revise(
                                tenant,
                                agreement,
                                Change.of(
                                        "agreement.terminated",
                                        found -> found.terminate(
                                                new Notice(endsAt, Optional.of(wanted.reason())), subject, now))))
                        .orElseGet(() -> agreements.find(tenant, agreement).invoke(ReviewStore::refuseUnended));
        };
    }

    private static ReviewDecision decision(NewDecision wanted, Agreement agreement, String subject, Instant now) {
        return new ReviewDecision(
                wanted.outcome(),
                wanted.reason(),
                now,
                subject,
                Optional.of(agreement.last())
                        .filter(last -> wanted.outcome() == ReviewOutcome.AMEND)
                        .map(AgreementVersion::number),
                agreement
                        .termination()
                        .filter(end -> wanted.outcome() == ReviewOutcome.END)
                        .map(end -> end.endsAt()));
    }

    /** What is seen now becomes normal; of what is no longer in force nothing is seen. */
    private Uni<Mark> mark(Mutiny.Session session, TenantId tenant, ReviewRow row, Agreement agreement, Instant now) {
        return past(session, agreement.id())
                .map(past -> past.getOrDefault(row.trigger, Past.NOTHING).mark())
                .flatMap(before -> ReviewedText.of(agreement, now, withoutCalendar)
                        .map(text -> observations
                                .observe(session, tenant, text, now)
                                .map(seen -> row.trigger.cause().mark(seen, before)))
                        .orElseGet(() -> Uni.createFrom().item(before)));
    }

    private static Uni<Review> find(Mutiny.Session session, UUID id) {
        return session.find(ReviewRow.class, id)
                .onItem()
                .ifNull()
                .failWith(Refusal::notFound)
                .map(ReviewRow::toReview);
    }

    private static Listing narrow(Audience audience, Listing listing) {
        var theirs = audience.narrow(listing, "each.agreementId");
        return audience.customer().isEmpty() ? theirs : theirs.where("each.internal = :internal", "internal", false);
    }

    private Uni<Void> recorded(
            Mutiny.Session session, TenantId tenant, String deed, @Nullable Review before, Review after) {
        return audit.record(session, tenant, deed, "review", after.id().toString(), before, after);
    }

    private static void refuseUnsigned(Agreement agreement) {
        if (agreement.lifetime().lastSigned().isEmpty()) {
            throw Refusal.conflict(
                    "nothing-signed", "Nothing is signed yet; what is not signed is rewritten, not reviewed.");
        }
    }

    private static void refuseUnless(boolean opened, Trigger trigger) {
        if (!opened) {
            throw Refusal.conflict("review-open", "A review for " + trigger + " waits for its decision already.")
                    .with("trigger", trigger);
        }
    }

    private static void refuseUnended(Agreement agreement) {
        new Faults()
                .check(
                        agreement.termination().isPresent(),
                        "/endsAt",
                        "END_REQUIRED",
                        "Nobody decided yet when it ends; say so.")
                .refuse();
    }
}
