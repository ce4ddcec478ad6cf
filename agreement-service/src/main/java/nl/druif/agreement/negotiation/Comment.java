package nl.druif.agreement.negotiation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.agreement.Agreement;
import nl.druif.agreement.agreement.Audience;
import nl.druif.agreement.agreement.ClauseId;
import nl.druif.agreement.agreement.Clauses;
import nl.druif.agreement.agreement.Side;
import nl.druif.agreement.agreement.Wording;
import nl.druif.foundation.event.ClauseDiscussed;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.PartyRole;

/**
 * What somebody says about a clause.
 *
 * @param clause   as it stands in that version
 * @param author   the subject of the author's token
 * @param internal whether it stays with the provider: by his wish, about a draft, or about what the customer is not shown
 */
public record Comment(
        UUID id,
        UUID agreement,
        int version,
        ClauseId clause,
        Side side,
        String author,
        boolean internal,
        String text,
        Instant at,
        Optional<Resolved> resolved) {

    /** @param by the subject of the token with which it was settled */
    public record Resolved(String by, Instant at) {}

    /**
     * On what its author may see; to anybody else neither the version nor the clause exists.
     *
     * @throws Faulty when the version has no such clause, as its author sees it, or a customer would keep it internal
     */
    static Comment on(Agreement agreement, Remark remark, Audience audience, String author, UUID id, Instant now) {
        var version = audience.view(agreement).version(remark.version()).orElseThrow(Refusal::notFound);
        var customers = audience.customer().isPresent();
        var clause = remark.clause();
        new Faults()
                .check(
                        has(version.binding(), clause),
                        new Fault("/clause", "UNKNOWN_CLAUSE", "This version has no clause called " + clause + ".")
                                .with("clause", clause))
                .check(
                        !customers || !remark.internal(),
                        "/internal",
                        "ONLY_THE_PROVIDER_KEEPS_INTERNAL",
                        "Only the provider keeps comments internal; the provider reads yours.")
                .refuse();
        var isShown = version.proposedAt().isPresent()
                && has(version.withoutObjectives().binding(), clause);
        return new Comment(
                id,
                agreement.id(),
                remark.version(),
                clause,
                customers ? Side.CUSTOMER : Side.PROVIDER,
                author,
                !customers && (remark.internal() || !isShown),
                remark.text(),
                now,
                Optional.empty());
    }

    /** By either side; to a customer an internal comment does not exist. */
    Comment resolve(Audience audience, String by, Instant now) {
        if (internal && audience.customer().isPresent()) {
            throw Refusal.notFound();
        }
        resolved.ifPresent(already -> {
            throw Refusal.conflict("already-resolved", "This comment was resolved on " + already.at() + ".")
                    .with("at", already.at());
        });
        return new Comment(
                id, agreement, version, clause, side, author, internal, text, at, Optional.of(new Resolved(by, now)));
    }

    /** As others hear of it: that something was said, not what. */
    ClauseDiscussed told(TenantId tenant) {
        var revision = resolved.isPresent() ? 2 : 1;
        return new ClauseDiscussed(
                Uuid7.derivedFrom("clause-discussed", tenant, id, revision),
                tenant,
                id,
                agreement,
                revision,
                version,
                clause.text(),
                side == Side.PROVIDER ? PartyRole.PROVIDER : PartyRole.CUSTOMER,
                author,
                internal,
                at,
                resolved.map(settled -> new ClauseDiscussed.Resolution(settled.by(), settled.at())),
                resolved.map(Resolved::at).orElse(at));
    }

    private static boolean has(Wording text, ClauseId clause) {
        return Clauses.of(text).stream().anyMatch(each -> each.id().equals(clause));
    }
}
