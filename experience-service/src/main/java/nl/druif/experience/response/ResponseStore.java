package nl.druif.experience.response;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.druif.experience.invitation.Invitation;
import nl.druif.experience.invitation.InvitationStore;
import nl.druif.experience.invitation.SurveyLink;
import nl.druif.experience.survey.SurveyStore;
import nl.druif.foundation.outbox.Outbox;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes answers. */
@ApplicationScoped
class ResponseStore {
    private final Tenancy tenancy;
    private final InvitationStore invitations;
    private final SurveyStore surveys;
    private final Outbox outbox;

    ResponseStore(Tenancy tenancy, InvitationStore invitations, SurveyStore surveys, Outbox outbox) {
        this.tenancy = tenancy;
        this.invitations = invitations;
        this.surveys = surveys;
        this.outbox = outbox;
    }

    /** What a link opens; reads and nothing else. */
    Uni<Opened> open(SurveyLink link) {
        return tenancy.as(
                link.tenant(),
                session -> invitations
                        .opened(session, link)
                        .map(ResponseStore::known)
                        .flatMap(invitation -> ballot(session, invitation))
                        .flatMap(ballot ->
                                surveys.current(link.tenant()).map(survey -> new Opened(ballot, survey.question()))));
    }

    /** @throws Refusal 404 while nobody answered */
    Uni<Response> find(TenantId tenant, UUID invitation) {
        return tenancy.as(
                tenant,
                session -> session.find(ResponseRow.class, invitation)
                        .onItem()
                        .ifNull()
                        .failWith(Refusal::notFound)
                        .map(ResponseRow::toResponse));
    }

    /** Counts an answer and announces it, in one transaction. */
    Uni<Response> answer(SurveyLink link, Answer answer, boolean suspectedAutomated, Instant now) {
        return tenancy.as(
                link.tenant(),
                session -> invitations
                        .locked(session, link)
                        .map(ResponseStore::known)
                        .flatMap(invitation -> ballot(session, invitation))
                        .map(ballot -> ballot.vote(link.tenant(), answer, suspectedAutomated, now))
                        .call(revision -> save(session, link.tenant(), revision.next()))
                        .call(revision -> session.persist(
                                VoteRow.of(link.tenant(), revision.next(), answer.stars(), suspectedAutomated, now)))
                        .call(revision -> outbox.announce(session, revision.news()))
                        .map(Revision::next));
    }

    private static Invitation known(Optional<Invitation> invitation) {
        return invitation.orElseThrow(Refusal::notFound);
    }

    private static Uni<Ballot> ballot(Mutiny.Session session, Invitation invitation) {
        return session.find(ResponseRow.class, invitation.id())
                .map(row -> new Ballot(invitation, Optional.ofNullable(row).map(ResponseRow::toResponse)));
    }

    private static Uni<Void> save(Mutiny.Session session, TenantId tenant, Response response) {
        return session.find(ResponseRow.class, response.invitation())
                .onItem()
                .ifNull()
                .continueWith(() -> ResponseRow.of(tenant))
                .map(row -> row.hold(response))
                .flatMap(session::persist);
    }
}
