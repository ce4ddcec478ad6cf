package nl.druif.agreement.agreement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.event.AgreementPublished.PartyName;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.TenantId;

/**
 * What two parties negotiate, sign, change and end. Its versions are never fewer and, once proposed, never other than
 * they were.
 *
 * @param versions by number, at least one
 */
public record Agreement(
        UUID id,
        TenantId tenant,
        String reference,
        String title,
        AgreementKind kind,
        PartyName provider,
        PartyName customer,
        List<AgreementVersion> versions,
        Optional<Termination> termination,
        long revision) {

    public Agreement {
        versions = List.copyOf(versions);
    }

    public static Agreement draft(UUID id, TenantId tenant, Draft draft, Register register) {
        draft.check(register);
        return new Agreement(
                id,
                tenant,
                draft.reference(),
                draft.title(),
                draft.kind(),
                register.party(draft.provider()),
                register.party(draft.customer()),
                List.of(AgreementVersion.draft(1, draft.validFrom(), draft.validUntil(), draft.terms())),
                Optional.empty(),
                1);
    }

    /** The draft, written anew. */
    public Agreement redraft(Draft draft, Register register) {
        if (last().state() != VersionState.DRAFT) {
            throw Refusal.conflict(
                            "not-a-draft",
                            "Version " + last().number() + " is " + last().state() + "; only a draft is rewritten.")
                    .with("state", last().state());
        }
        if (!draft.reference().equals(reference) || draft.kind() != kind) {
            throw Refusal.conflict(
                            "agreement-identity-fixed",
                            "It stays the " + kind + " " + reference + "; write another one.")
                    .with("reference", reference)
                    .with("kind", kind);
        }
        draft.check(register);
        return new Agreement(
                id,
                tenant,
                reference,
                draft.title(),
                kind,
                register.party(draft.provider()),
                register.party(draft.customer()),
                replaced(version ->
                        AgreementVersion.draft(version.number(), draft.validFrom(), draft.validUntil(), draft.terms())),
                termination,
                revision + 1);
    }

    public Agreement propose(Register register, Instant now) {
        if (last().state() != VersionState.DRAFT) {
            throw Refusal.conflict(
                            "not-a-draft",
                            "Version " + last().number() + " is " + last().state() + "; only a draft is proposed.")
                    .with("state", last().state());
        }
        return revised(replaced(version -> version.proposed(register, now)), termination);
    }

    public Agreement amend(Amendment amendment, Register register, Instant now) {
        var signed = lifetime()
                .lastSigned()
                .orElseThrow(() -> Refusal.conflict(
                        "nothing-signed", "Nothing is signed yet; what is not signed is rewritten, not amended."));
        refuseWhenEnded();
        if (last().isOpen()) {
            throw Refusal.conflict(
                            "version-open",
                            "Version " + last().number() + " waits for signatures; sign or withdraw it first.")
                    .with("version", last().number());
        }
        if (amendment.validFrom().isBefore(now)) {
            throw Refusal.conflict("amendment-in-the-past", "An amendment cannot take effect before it is made.")
                    .with("from", amendment.validFrom())
                    .with("earliest", now);
        }
        if (!amendment.validFrom().isAfter(signed.validFrom())) {
            throw Refusal.conflict(
                            "amendment-before-current-version",
                            "Version " + signed.number() + " starts on " + signed.validFrom()
                                    + "; an amendment takes effect after that.")
                    .with("from", amendment.validFrom())
                    .with("currentFrom", signed.validFrom());
        }
        amendment.check(register);
        var all = new ArrayList<>(versions);
        all.add(AgreementVersion.draft(
                        last().number() + 1, amendment.validFrom(), amendment.validUntil(), amendment.terms())
                .proposed(register, now));
        return revised(all, termination);
    }

    /** Both sides' yes, by different people, puts the version into force and tells the world. */
    public Revision sign(int number, Optional<Side> side, Signer signer, Instant now) {
        var version = version(number).orElseThrow(Refusal::notFound);
        var signed = version.signed(signer.side(side, kind), signer.subject(), now);
        var next = revised(
                versions.stream()
                        .map(each -> each.number() == number ? signed : each)
                        .toList(),
                termination);
        return signed.isSigned() ? next.published(now) : Revision.quiet(next);
    }

    /** Takes back what is not signed by both. */
    public Agreement withdraw() {
        if (!last().isOpen()) {
            throw Refusal.conflict(
                    "nothing-to-withdraw", "There is no draft and no proposal; what is signed is amended or ended.");
        }
        return revised(replaced(AgreementVersion::withdrawn), termination);
    }

    /** An open proposal ends with it. */
    public Revision terminate(Notice notice, String subject, Instant now) {
        if (lifetime().lastSigned().isEmpty()) {
            throw Refusal.conflict("nothing-to-terminate", "Nothing is signed yet; what is not signed is withdrawn.");
        }
        refuseWhenEnded();
        if (notice.endsAt().isBefore(now)) {
            throw Refusal.conflict("termination-in-the-past", "An agreement cannot end before that is decided.")
                    .with("endsAt", notice.endsAt())
                    .with("earliest", now);
        }
        var kept = last().isOpen() ? replaced(AgreementVersion::withdrawn) : versions;
        return revised(kept, Optional.of(new Termination(notice.endsAt(), notice.reason(), now, subject)))
                .published(now);
    }

    public Optional<AgreementVersion> version(int number) {
        return versions.stream().filter(each -> each.number() == number).findFirst();
    }

    public AgreementVersion last() {
        return lifetime().last();
    }

    public Lifetime<AgreementVersion> lifetime() {
        return new Lifetime<>(versions, termination.map(Termination::endsAt));
    }

    /**
     * What was signed, and decided about its end, up to a moment: what the two then believed.
     *
     * @throws Refusal 404 when nothing was signed by then
     */
    public Agreement knownAt(Instant moment) {
        var known = versions.stream()
                .filter(each ->
                        each.recordedAt().filter(at -> !at.isAfter(moment)).isPresent())
                .toList();
        if (known.isEmpty()) {
            throw Refusal.notFound();
        }
        var end = termination.filter(each -> !each.recordedAt().isAfter(moment));
        return new Agreement(id, tenant, reference, title, kind, provider, customer, known, end, revision);
    }

    /** With only those of its versions that the other one does not have to the letter: what changed between them. */
    Agreement unlike(Agreement other) {
        var different = versions.stream()
                .filter(version -> !other.versions.contains(version))
                .toList();
        return new Agreement(id, tenant, reference, title, kind, provider, customer, different, termination, revision);
    }

    private void refuseWhenEnded() {
        termination.ifPresent(end -> {
            throw Refusal.conflict(
                            "agreement-ended",
                            "It was decided on " + end.recordedAt() + " that this ends on " + end.endsAt() + ".")
                    .with("endsAt", end.endsAt());
        });
    }

    private Revision published(Instant now) {
        return new Revision(this, List.of(Publication.of(this, now)));
    }

    private List<AgreementVersion> replaced(UnaryOperator<AgreementVersion> change) {
        var all = new ArrayList<>(versions);
        all.set(all.size() - 1, change.apply(last()));
        return all;
    }

    private Agreement revised(List<AgreementVersion> versions, Optional<Termination> termination) {
        return new Agreement(
                id, tenant, reference, title, kind, provider, customer, versions, termination, revision + 1);
    }
}
