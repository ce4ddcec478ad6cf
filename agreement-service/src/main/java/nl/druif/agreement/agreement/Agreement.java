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
import nl.druif.foundation.terms.OnNewVersion;

/**
 * What two parties negotiate, sign, change and end. Its versions are never fewer and, once proposed, never other than
 * they were.
 *
 * @param legalReview whether somebody who did not write a proposal has to approve of it before it is signed
 * @param versions    by number, at least one
 */
public record Agreement(
        UUID id,
        TenantId tenant,
        String reference,
        String title,
        AgreementKind kind,
        PartyName provider,
        PartyName customer,
        boolean legalReview,
        Placement placement,
        List<AgreementVersion> versions,
        Optional<Termination> termination,
        long revision) {

    public Agreement {
        versions = List.copyOf(versions);
    }

    /** @param writer the subject of the token with which it is written; so everywhere */
    public static Agreement draft(UUID id, TenantId tenant, Draft draft, Register register, String writer) {
        draft.check(register);
        return new Agreement(
                id,
                tenant,
                draft.reference(),
                draft.title(),
                draft.kind(),
                register.party(draft.provider()),
                register.party(draft.customer()),
                draft.legalReview(),
                draft.placement(),
                List.of(AgreementVersion.draft(
                        1, draft.validFrom(), draft.validUntil(), draft.terms(), List.of(writer))),
                Optional.empty(),
                1);
    }

    /** The draft, written anew. */
    public Agreement redraft(Draft draft, Register register, String writer) {
        if (last().state() != VersionState.DRAFT) {
            throw Refusal.conflict(
                            "not-a-draft",
                            "Version " + last().number() + " is " + last().state() + "; only a draft is rewritten.")
                    .with("state", last().state());
        }
        var moved = lifetime().lastSigned().isPresent() && !draft.placement().equals(placement);
        if (!draft.reference().equals(reference) || draft.kind() != kind || moved) {
            throw Refusal.conflict(
                            "agreement-identity-fixed",
                            "It stays the " + kind + " " + reference + "; write another one.")
                    .with("reference", reference)
                    .with("kind", kind);
        }
        refuseOtherParties(draft);
        draft.check(register);
        return new Agreement(
                id,
                tenant,
                reference,
                draft.title(),
                kind,
                register.party(draft.provider()),
                register.party(draft.customer()),
                draft.legalReview(),
                draft.placement(),
                replaced(version -> AgreementVersion.draft(
                        version.number(),
                        draft.validFrom(),
                        draft.validUntil(),
                        draft.terms(),
                        version.writersWith(writer))),
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
        lifetime().lastSigned().ifPresent(signed -> {
            refuseWhenEnded();
            refuseUnlessAfter(signed, last().validFrom(), last().terms(), now);
        });
        placement.refuseOrphan(reference, kind, customer.reference(), register);
        return revised(replaced(version -> proposed(version, register, now)), termination);
    }

    public Agreement amend(Amendment amendment, Register register, String writer, Instant now) {
        refuseUnlessAfter(amendable(), amendment.validFrom(), amendment.terms(), now);
        amendment.check(placement, register);
        var all = new ArrayList<>(versions);
        all.add(proposed(
                AgreementVersion.draft(
                        last().number() + 1,
                        amendment.validFrom(),
                        amendment.validUntil(),
                        amendment.terms(),
                        List.of(writer)),
                register,
                now));
        return revised(all, termination);
    }

    /** A draft of the next version with the words of the last that both signed, to be rewritten and proposed. */
    public Agreement reopen(Instant validFrom, String writer, Instant now) {
        var signed = amendable();
        refuseUnlessAfter(signed, validFrom, signed.terms(), now);
        var all = new ArrayList<>(versions);
        all.add(AgreementVersion.draft(
                last().number() + 1,
                validFrom,
                signed.validUntil().filter(validFrom::isBefore),
                signed.terms(),
                List.of(writer)));
        return revised(all, termination);
    }

    /**
     * Another text in the place of the proposal: a draft with the next number, for the provider to propose.
     *
     * @param audience who counters; what a customer was never shown stays as it was
     */
    public Agreement counter(int number, CounterText text, Audience audience, Register register, String writer) {
        var countered = version(number).orElseThrow(Refusal::notFound);
        var over = countered.countered();
        var draft = AgreementVersion.draft(
                last().number() + 1,
                text.validFrom(),
                text.validUntil(),
                audience.counter(text, countered, placement, register),
                countered.writersWith(writer));
        var all = new ArrayList<>(with(over));
        all.add(draft);
        return revised(all, termination);
    }

    public Agreement review(int number, Approval approval) {
        if (!legalReview) {
            throw Refusal.conflict("no-legal-review", "This agreement was drafted without legal review.");
        }
        return revised(with(version(number).orElseThrow(Refusal::notFound).reviewed(approval)), termination);
    }

    /**
     * Itself, if the text of a version is the one that somebody has before him.
     *
     * @throws Refusal 409 {@code text-changed}
     */
    public Agreement asRead(int number, Optional<String> textHash) {
        version(number).orElseThrow(Refusal::notFound).refuseUnless(textHash);
        return this;
    }

    /** Both sides' yes, by different people, puts the version into force and tells the world. */
    public Revision sign(int number, Optional<Side> side, Signer signer, Instant now) {
        var version = version(number).orElseThrow(Refusal::notFound);
        var signed = version.signed(signer.side(side, kind), signer, now);
        if (legalReview && !version.isApproved()) {
            throw Refusal.conflict(
                            "legal-review-pending", "Legal review has not approved of version " + number + " yet.")
                    .with("version", number);
        }
        var next = revised(with(signed), termination);
        return signed.isSigned() ? next.published(now) : Revision.quiet(next);
    }

    /** Takes back what is not signed by both: a customer what he was shown, so no draft. */
    public Agreement withdraw(Audience audience) {
        if (!last().isOpen() || audience.view(this).last().number() != last().number()) {
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

    /** The version that judges a ticket opened then: the one that was known to hold then, else the one that is by now. */
    Optional<AgreementVersion> judging(Instant openedAt) {
        var known = versions.stream()
                .filter(each ->
                        each.recordedAt().filter(at -> !at.isAfter(openedAt)).isPresent())
                .toList();
        return new Lifetime<>(known, termination.map(Termination::endsAt))
                .inForceAt(openedAt)
                .or(() -> lifetime().inForceAt(openedAt));
    }

    public Optional<AgreementVersion> version(int number) {
        return versions.stream().filter(each -> each.number() == number).findFirst();
    }

    /** Of the newest that both signed, else of the newest: what a text that builds on it hangs on until it is proposed. */
    Wording latestText() {
        return lifetime().lastSigned().orElseGet(this::last).binding();
    }

    /** To be read: with the draft as it would be fixed now. */
    Agreement foreseen(Register register, Instant now) {
        return new Agreement(
                id,
                tenant,
                reference,
                title,
                kind,
                provider,
                customer,
                legalReview,
                placement,
                replaced(version -> version.foreseen(this, register, now)),
                termination,
                revision);
    }

    /** The text that a version takes the place of: the last before it that was signed, else the one before it. */
    Optional<AgreementVersion> before(int number) {
        var earlier = versions.stream().filter(each -> each.number() < number).toList();
        return earlier.stream()
                .filter(AgreementVersion::isSigned)
                .reduce((one, later) -> later)
                .or(() -> earlier.stream().reduce((one, later) -> later));
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
        return new Agreement(
                id, tenant, reference, title, kind, provider, customer, legalReview, placement, known, end, revision);
    }

    /** Once something was proposed to a customer, he sees it: it never becomes somebody else's. */
    private void refuseOtherParties(Draft draft) {
        var shown = versions.stream().anyMatch(version -> version.proposedAt().isPresent());
        var same = draft.provider().equals(provider.reference())
                && draft.customer().equals(customer.reference());
        if (shown && !same) {
            throw Refusal.conflict(
                            "agreement-identity-fixed",
                            "It was proposed between " + provider.reference() + " and " + customer.reference()
                                    + " and stays between them; write another one.")
                    .with("reference", reference)
                    .with("kind", kind);
        }
    }

    /**
     * A later version takes over from its first moment, so it starts after the one that it amends. What has been is
     * changed only by a text that says what becomes of clocks; such a text may also take the whole place of another.
     */
    private static void refuseUnlessAfter(AgreementVersion signed, Instant from, Wording terms, Instant now) {
        var saysWhatItDoes = terms.policies().onNewVersion() != OnNewVersion.PIN;
        if (from.isBefore(now) && !saysWhatItDoes) {
            throw Refusal.conflict(
                            "amendment-in-the-past",
                            "An amendment cannot take effect before it is made, unless its onNewVersion is CUTOVER or"
                                    + " REPLAY.")
                    .with("from", from)
                    .with("earliest", now);
        }
        if (from.isBefore(signed.validFrom()) || from.equals(signed.validFrom()) && !saysWhatItDoes) {
            throw Refusal.conflict(
                            "amendment-before-current-version",
                            "Version " + signed.number() + " starts on " + signed.validFrom()
                                    + "; an amendment takes effect after that.")
                    .with("from", from)
                    .with("currentFrom", signed.validFrom());
        }
    }

    private AgreementVersion proposed(AgreementVersion draft, Register register, Instant now) {
        var proposed = draft.proposed(this, register, now);
        Feasibility.refuseContradictions(Feasibility.Text.of(this, proposed, Audience.IN_HOUSE), now);
        return proposed.sealed(SignedText.of(this, proposed).hash());
    }

    private List<AgreementVersion> with(AgreementVersion changed) {
        return versions.stream()
                .map(each -> each.number() == changed.number() ? changed : each)
                .toList();
    }

    /** With only those of its versions that the other one does not have to the letter: what changed between them. */
    Agreement unlike(Agreement other) {
        var different = versions.stream()
                .filter(version -> !other.versions.contains(version))
                .toList();
        return new Agreement(
                id,
                tenant,
                reference,
                title,
                kind,
                provider,
                customer,
                legalReview,
                placement,
                different,
                termination,
                revision);
    }

    /** The last that both signed, if another version may be begun. */
    private AgreementVersion amendable() {
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
        return signed;
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
                id,
                tenant,
                reference,
                title,
                kind,
                provider,
                customer,
                legalReview,
                placement,
                versions,
                termination,
                revision + 1);
    }
}
