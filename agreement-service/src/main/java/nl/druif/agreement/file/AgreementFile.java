package nl.druif.agreement.file;

import java.time.Instant;
import java.util.Optional;
import nl.druif.agreement.agreement.Agreement;
import nl.druif.agreement.agreement.AgreementVersion;
import nl.druif.agreement.agreement.Amendment;
import nl.druif.agreement.agreement.Draft;
import nl.druif.agreement.agreement.Register;
import nl.druif.agreement.agreement.VersionState;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Refusal;

/**
 * How somebody wants an agreement to be.
 *
 * @param amendFrom from when on what is signed may become what the file says; absent: what is signed stays
 */
record AgreementFile(Draft text, Optional<Instant> amendFrom) {

    /** @throws Faulty when it is about another one */
    static AgreementFile of(String reference, Draft text, Optional<Instant> amendFrom) {
        if (!text.reference().equals(reference)) {
            throw new Faulty(new Fault(
                            "/reference",
                            "ANOTHER_REFERENCE",
                            "The file is about " + text.reference() + ", and it was sent for " + reference + ".")
                    .with("given", text.reference())
                    .with("needed", reference));
        }
        return new AgreementFile(text, amendFrom);
    }

    /**
     * The agreement as the file wants it; the same one where it is so already.
     *
     * @throws Refusal 409 {@code version-open} when it waits for signatures, {@code signed-differs} when it is signed and
     *     the file does not say from when on it is to be amended
     */
    Agreement laidOn(Agreement agreement, Register register, String writer, Instant now) {
        if (isSaidBy(agreement)) {
            return agreement;
        }
        var counted = counted(agreement);
        return switch (counted.state()) {
            case DRAFT -> agreement.redraft(text, register, writer);
            case PROPOSED ->
                throw Refusal.conflict(
                                "version-open",
                                "Version " + counted.number() + " waits for signatures; sign or withdraw it first.")
                        .with("version", counted.number());
            case SIGNED -> amended(agreement, counted, register, writer, now);
            case WITHDRAWN, COUNTERED -> agreement.redraft(text, register, writer);
        };
    }

    /** Whether the version that counts says what the file says. */
    boolean isSaidBy(Agreement agreement) {
        var counted = counted(agreement);
        var there = Draft.of(agreement, counted);
        // An amended agreement begins later than its file says; that alone is no change.
        var amended = counted.number() > 1 && counted.state() != VersionState.DRAFT;
        return there.equals(text) || amended && there.equals(text.from(there.validFrom()));
    }

    private Agreement amended(
            Agreement agreement, AgreementVersion signed, Register register, String writer, Instant now) {
        var from = amendFrom.orElseThrow(() -> Refusal.conflict(
                        "signed-differs",
                        "Version " + signed.number()
                                + " is signed and stays as it is; with amendFrom the file becomes an amendment.")
                .with("version", signed.number()));
        if (!Draft.of(agreement, signed).equals(identityOf(agreement, signed))) {
            throw Refusal.conflict(
                            "agreement-identity-fixed",
                            "Only the terms and dates of a signed agreement are amended; write another one.")
                    .with("reference", agreement.reference())
                    .with("kind", agreement.kind());
        }
        return agreement.amend(new Amendment(from, text.validUntil(), text.terms()), register, writer, now);
    }

    /** The file with the signed dates and terms: the same as what is signed when nothing else differs. */
    private Draft identityOf(Agreement agreement, AgreementVersion signed) {
        return new Draft(
                text.reference(),
                text.title(),
                text.kind(),
                text.provider(),
                text.customer(),
                text.scope(),
                text.level(),
                text.parent(),
                text.appliesTo(),
                signed.validFrom(),
                signed.validUntil(),
                signed.terms(),
                agreement.legalReview());
    }

    /** The one that is open, else the last that both signed, else the last. */
    static AgreementVersion counted(Agreement agreement) {
        var lifetime = agreement.lifetime();
        return lifetime.open().or(lifetime::lastSigned).orElseGet(agreement::last);
    }
}
