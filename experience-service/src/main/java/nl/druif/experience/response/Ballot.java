package nl.druif.experience.response;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.druif.experience.invitation.Invitation;
import nl.druif.foundation.event.ResponseRecorded;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.tenancy.TenantId;

/** What one invitation holds: nothing yet, or the answer that counts. It can be changed until the window closes. */
record Ballot(Invitation invitation, Optional<Response> cast) {

    /**
     * The last answer wins, except that a scanner's never replaces a person's.
     *
     * @throws nl.druif.foundation.problem.Refusal 410 {@code survey-closed} when the window is over
     */
    Revision vote(TenantId tenant, Answer answer, boolean suspectedAutomated, Instant now) {
        invitation.checkOpenAt(now);
        if (cast.isEmpty()) {
            return told(tenant, next(1, answer, suspectedAutomated, now));
        }
        var before = cast.get();
        if (suspectedAutomated && !before.suspectedAutomated()) {
            return new Revision(before, List.of());
        }
        return before.countsAs(answer.stars(), suspectedAutomated)
                ? new Revision(next(before.revision(), answer, suspectedAutomated, before.answeredAt()), List.of())
                : told(tenant, next(before.revision() + 1, answer, suspectedAutomated, now));
    }

    private Response next(long revision, Answer answer, boolean suspectedAutomated, Instant answeredAt) {
        return new Response(
                invitation.id(),
                revision,
                answer.stars(),
                answer.comment().isPresent()
                        ? answer.comment().map(String::strip).filter(comment -> !comment.isEmpty())
                        : cast.flatMap(Response::comment),
                answer.lostTime().or(() -> cast.flatMap(Response::lostTime)),
                suspectedAutomated,
                answeredAt);
    }

    private Revision told(TenantId tenant, Response next) {
        return new Revision(
                next,
                List.of(new ResponseRecorded(
                        Uuid7.derivedFrom("response recorded", invitation.id(), next.revision()),
                        tenant,
                        invitation.ticket(),
                        invitation.id(),
                        next.revision(),
                        invitation.service(),
                        invitation.customer(),
                        invitation.priority(),
                        next.stars(),
                        next.suspectedAutomated(),
                        next.answeredAt())));
    }
}
