package nl.druif.experience.invitation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.experience.survey.Rules;
import nl.druif.experience.survey.SurveyStore;
import nl.druif.foundation.event.Announcement;
import nl.druif.foundation.http.Cut;
import nl.druif.foundation.link.LinkKeys;
import nl.druif.foundation.outbox.Outbox;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import org.hibernate.reactive.mutiny.Mutiny;

/** Decides after whose closings to ask, and asks: one decision at a time per tenant, so that nobody is asked twice. */
@ApplicationScoped
public class AskingStore {
    private final Tenancy tenancy;
    private final SurveyStore surveys;
    private final InvitationStore invitations;
    private final LinkConfig links;
    private final LinkKeys keys;
    private final Outbox outbox;

    AskingStore(
            Tenancy tenancy,
            SurveyStore surveys,
            InvitationStore invitations,
            LinkConfig links,
            LinkKeys keys,
            Outbox outbox) {
        this.tenancy = tenancy;
        this.surveys = surveys;
        this.invitations = invitations;
        this.links = links;
        this.keys = keys;
        this.outbox = outbox;
    }

    /** Takes note of the closings among the news, and asks after those that the tenant's rules choose. */
    Uni<Void> hear(TenantId tenant, List<Announcement> news, Instant now) {
        var closings = Closings.in(news);
        if (closings.told().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var tickets = closings.tickets();
        return tenancy.as(
                tenant,
                session -> invitations
                        .lock(session, tenant)
                        .call(() -> invitations.keep(session, tenant, tickets))
                        .flatMap(locked -> surveys.current(tenant))
                        .flatMap(survey -> selection(session, survey.rules(), tickets, now)
                                .map(selection -> Round.of(closings, selection, survey.rules(), now)))
                        .call(round -> invitations.log(session, tenant, round.skipped()))
                        .flatMap(round -> ask(session, tenant, round.invited())));
    }

    /**
     * Asks now, whatever the rules for closings say.
     *
     * @throws Refusal 404 {@code ticket-not-closed} when no closing of the ticket was heard, 409 {@code already-asked}
     */
    Uni<Invitation> ask(TenantId tenant, UUID ticket, Instant now) {
        return tenancy.as(
                tenant,
                session -> invitations
                        .lock(session, tenant)
                        .flatMap(locked -> invitations.closed(session, ticket))
                        .call(closed -> unasked(session, closed))
                        .flatMap(closed -> surveys.current(tenant)
                                .map(survey -> Invitation.about(
                                        closed,
                                        Origin.PORTAL,
                                        now,
                                        survey.rules().openFor())))
                        .call(invitation -> ask(session, tenant, List.of(invitation))));
    }

    Uni<Invitation> find(TenantId tenant, UUID id) {
        return tenancy.as(tenant, session -> invitations.find(session, id));
    }

    Uni<List<Invitation>> list(TenantId tenant, Optional<UUID> ticket, Optional<String> reference, Cut cut) {
        return tenancy.as(tenant, session -> invitations.list(session, ticket, reference, cut));
    }

    Uni<List<Skipped>> skipped(TenantId tenant, Optional<UUID> ticket, Cut cut) {
        return tenancy.as(tenant, session -> invitations.skipped(session, ticket, cut));
    }

    /** One more link to the same survey. */
    Uni<InvitationLink> link(TenantId tenant, UUID id, Instant now) {
        var link = SurveyLink.fresh(tenant, keys);
        return tenancy.as(
                tenant,
                session -> invitations
                        .find(session, id)
                        .invoke(invitation -> invitation.checkOpenAt(now))
                        .call(() -> invitations.saveLinks(session, tenant, List.of(IssuedLink.of(link, id, now))))
                        .map(invitation -> new InvitationLink(page(link), invitation.expiresAt())));
    }

    private Uni<Selection> selection(Mutiny.Session session, Rules rules, List<ClosedTicket> tickets, Instant now) {
        return invitations
                .asked(session, tickets)
                .flatMap(asked ->
                        invitations.lastAsked(session, tickets).map(last -> new Selection(rules, now, asked, last)));
    }

    private Uni<Void> unasked(Mutiny.Session session, ClosedTicket closed) {
        return invitations
                .asked(session, List.of(closed))
                .invoke(asked -> {
                    if (!asked.isEmpty()) {
                        throw Refusal.conflict("already-asked", "Somebody was asked about ticket {reference} before.")
                                .with("reference", closed.reference());
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> ask(Mutiny.Session session, TenantId tenant, List<Invitation> asked) {
        var issued = new ArrayList<IssuedLink>();
        var news = new ArrayList<Announcement>();
        for (var invitation : asked) {
            var link = SurveyLink.fresh(tenant, keys);
            issued.add(IssuedLink.of(link, invitation.id(), invitation.issuedAt()));
            news.add(invitation.issued(tenant, page(link)));
        }
        return invitations
                .save(session, tenant, asked)
                .flatMap(saved -> invitations.saveLinks(session, tenant, issued))
                .flatMap(saved -> outbox.announce(session, news));
    }

    private URI page(SurveyLink link) {
        return links.baseUrl().resolve("/experience/s/" + link.text());
    }
}
