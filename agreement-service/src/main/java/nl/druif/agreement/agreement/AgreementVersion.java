package nl.druif.agreement.agreement;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.calendar.Zone;
import nl.druif.foundation.event.AgreementPublished.ServiceName;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.terms.Reach;
import nl.druif.foundation.terms.Terms;
import nl.druif.foundation.terms.TermsVersion;

/**
 * One version of an agreement. A number names one text for ever: what was proposed is signed as it is, or withdrawn.
 *
 * @param validFrom  half-open with {@code validUntil}; without the latter until a later version takes over
 * @param terms      in its writer's own words
 * @param resolved   the terms with all that they inherit, as it was when it was proposed; absent where nothing is inherited
 * @param origins    of each clause of {@code resolved}, in which version of which agreement it was written
 * @param reach      whose tickets it is about, fixed when it was proposed
 * @param calendars  the calendars that the terms name, as they were when it was proposed; empty before
 * @param segments   the segments that the terms name, with the customers that were in them then; empty before
 * @param services   what the services that the terms name were called then; empty before
 * @param recordedAt when both sides had signed
 * @param textHash   SHA-256 of what is signed, in hexadecimal; absent before it was proposed
 * @param writers    whose words they are, by the subjects of their tokens; the one after the other
 * @param approvals  what legal review made of it, oldest first
 */
public record AgreementVersion(
        int number,
        VersionState state,
        Instant validFrom,
        Optional<Instant> validUntil,
        Wording terms,
        Optional<Wording> resolved,
        Map<ClauseId, Origin> origins,
        Optional<Reach> reach,
        Map<String, List<CalendarVersion>> calendars,
        Map<String, List<String>> segments,
        List<ServiceName> services,
        Optional<Instant> proposedAt,
        List<Signature> signatures,
        Optional<Instant> recordedAt,
        Optional<String> textHash,
        List<String> writers,
        List<Approval> approvals)
        implements Staged {

    public AgreementVersion {
        origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
        calendars = Collections.unmodifiableMap(new TreeMap<>(calendars));
        segments = Collections.unmodifiableMap(new TreeMap<>(segments));
        services = List.copyOf(services);
        signatures = List.copyOf(signatures);
        writers = List.copyOf(writers);
        approvals = List.copyOf(approvals);
    }

    static AgreementVersion draft(
            int number, Instant validFrom, Optional<Instant> validUntil, Wording terms, List<String> writers) {
        return new AgreementVersion(
                number,
                VersionState.DRAFT,
                validFrom,
                validUntil,
                terms,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                writers,
                List.of());
    }

    /** The text that is signed: its own, with what it inherits. */
    public Wording binding() {
        return resolved.orElse(terms);
    }

    /** Where its months, quarters and years begin; empty where its text has neither a zone nor hours. */
    public Optional<ZoneId> zone() {
        var text = binding();
        return text.timeZone()
                .map(Zone::id)
                .or(() -> text.calendar()
                        .map(calendars::get)
                        .or(() -> calendars.values().stream().findFirst())
                        .flatMap(known -> known.stream().reduce((first, last) -> last))
                        .map(last -> last.hours().timeZone().id()));
    }

    /** Fixed, with what it builds on and refers to as that is now. */
    AgreementVersion proposed(Agreement agreement, Register register, Instant now) {
        var placement = agreement.placement();
        var parent = placement.parent().map(name -> register.lineage().inForceAt(later(validFrom, now)));
        var whole = parent.map(above -> Inheritance.of(terms, above.binding()));
        var text = whole.orElse(terms);
        if (text.promisesNothing()) {
            throw Refusal.conflict("nothing-promised", "A text without any target cannot be proposed.");
        }
        placement.refuseNobody(register.segments());
        var fixed = text.with(register.calendars(), register.segments());
        return new AgreementVersion(
                number,
                VersionState.PROPOSED,
                validFrom,
                validUntil,
                terms,
                whole,
                parent.map(above -> Inheritance.origins(
                                text,
                                terms,
                                new Origin(agreement.reference(), number),
                                above,
                                placement.parent().orElseThrow()))
                        .orElse(Map.of()),
                Optional.of(placement
                        .reach(
                                agreement.customer().reference(),
                                register.lineage()
                                        .parent()
                                        .flatMap(found -> found.placement().level()),
                                register.segments())
                        .below(parent.isPresent() ? register.lineage().references() : List.of())),
                fixed.calendars(),
                fixed.segments(),
                register.servicesNamed(text),
                Optional.of(now),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                writers,
                List.of());
    }

    /** Still a draft, with what it would build on and refer to if it were proposed now. */
    AgreementVersion foreseen(Agreement agreement, Register register, Instant now) {
        try {
            var fixed = proposed(agreement, register, now);
            return new AgreementVersion(
                    number,
                    state,
                    validFrom,
                    validUntil,
                    terms,
                    fixed.resolved,
                    fixed.origins,
                    fixed.reach,
                    fixed.calendars,
                    fixed.segments,
                    fixed.services,
                    proposedAt,
                    signatures,
                    recordedAt,
                    textHash,
                    writers,
                    approvals);
        } catch (Refusal | Faulty unfit) {
            // A draft need not be fit to propose; it can be read all the same.
            return unfit(register);
        }
    }

    /** With what it hangs on, as far as that can be told. */
    private AgreementVersion unfit(Register register) {
        var whole = register.lineage().parent().map(parent -> Inheritance.of(terms, parent.latestText()));
        var named = new TreeMap<>(register.calendars());
        named.keySet().retainAll(whole.orElse(terms).calendarsNamed());
        var grouped = new TreeMap<>(register.segments());
        grouped.keySet().retainAll(whole.orElse(terms).segmentsNamed());
        return new AgreementVersion(
                number,
                state,
                validFrom,
                validUntil,
                terms,
                whole,
                origins,
                reach,
                named,
                grouped,
                services,
                proposedAt,
                signatures,
                recordedAt,
                textHash,
                writers,
                approvals);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    /** With the mark by which a signer knows the text. */
    AgreementVersion sealed(String textHash) {
        return standing(state, signatures, recordedAt, Optional.of(textHash), approvals);
    }

    /** @throws Refusal 409 {@code text-changed} when the signer has another text before him */
    void refuseUnless(Optional<String> textRead) {
        textRead.filter(read -> !textHash.equals(Optional.of(read))).ifPresent(read -> {
            throw Refusal.conflict(
                            "text-changed",
                            "Version " + number + " is not the text with the hash " + read + "; read it again.")
                    .with("version", number)
                    .with("given", read);
        });
    }

    /**
     * What legal review says of it; the last word counts.
     *
     * @throws Refusal 409 {@code already-signed} when the last word is the same reviewer's approval already
     */
    AgreementVersion reviewed(Approval approval) {
        if (state != VersionState.PROPOSED) {
            throw notProposed("reviewed");
        }
        if (writers.contains(approval.reviewer())) {
            throw Refusal.forbidden("reviewer-wrote-it", "You wrote on this version; somebody else has to review it.");
        }
        refuseToApproveTwice(approval);
        var all = new ArrayList<>(approvals);
        all.add(approval);
        return standing(state, signatures, recordedAt, textHash, all);
    }

    private void refuseToApproveTwice(Approval approval) {
        if (isApproved() && approval.verdict() == Approval.Verdict.APPROVED) {
            var last = approvals.get(approvals.size() - 1);
            if (last.reviewer().equals(approval.reviewer())) {
                throw Refusal.conflict("already-signed", "You approved of version " + number + " on " + last.at() + ".")
                        .with("version", number)
                        .with("at", last.at());
            }
        }
    }

    boolean isApproved() {
        return !approvals.isEmpty() && approvals.get(approvals.size() - 1).verdict() == Approval.Verdict.APPROVED;
    }

    AgreementVersion signed(Side side, Signer signer, Instant now) {
        Signatures.refuseTwice(signatures, side);
        if (state != VersionState.PROPOSED) {
            throw notProposed("signed");
        }
        var all = Signatures.with(signatures, side, signer, now);
        var complete = Signatures.complete(all);
        return standing(
                complete ? VersionState.SIGNED : VersionState.PROPOSED,
                all,
                complete ? Optional.of(now) : Optional.empty(),
                textHash,
                approvals);
    }

    AgreementVersion withdrawn() {
        return over(VersionState.WITHDRAWN);
    }

    /** Answered with another text. */
    AgreementVersion countered() {
        if (state != VersionState.PROPOSED) {
            throw notProposed("countered");
        }
        return over(VersionState.COUNTERED);
    }

    private AgreementVersion over(VersionState end) {
        return standing(end, signatures, Optional.empty(), textHash, approvals);
    }

    /** The same words, and how far the two have come with them. */
    private AgreementVersion standing(
            VersionState state,
            List<Signature> signatures,
            Optional<Instant> recordedAt,
            Optional<String> textHash,
            List<Approval> approvals) {
        return new AgreementVersion(
                number,
                state,
                validFrom,
                validUntil,
                terms,
                resolved,
                origins,
                reach,
                calendars,
                segments,
                services,
                proposedAt,
                signatures,
                recordedAt,
                textHash,
                writers,
                approvals);
    }

    private Refusal notProposed(String done) {
        return Refusal.conflict(
                        "version-not-proposed",
                        "Version " + number + " is " + state + "; only a proposal is " + done + ".")
                .with("version", number)
                .with("state", state);
    }

    /** Everybody once, in the order in which they came. */
    List<String> writersWith(String another) {
        return Stream.concat(writers.stream(), Stream.of(another)).distinct().toList();
    }

    /** Without what only internal objectives speak of, on whatever level they were written. */
    public AgreementVersion withoutObjectives() {
        var promised = binding().withoutObjectives();
        var told = new LinkedHashMap<>(origins);
        told.keySet()
                .retainAll(Clauses.of(promised).stream().map(Clauses.Clause::id).toList());
        var named = new TreeMap<>(calendars);
        named.keySet().retainAll(promised.calendarsNamed());
        var grouped = new TreeMap<>(segments);
        grouped.keySet().retainAll(promised.segmentsNamed());
        return new AgreementVersion(
                number,
                state,
                validFrom,
                validUntil,
                terms.withoutObjectives(),
                resolved.map(Wording::withoutObjectives),
                told,
                reach,
                named,
                grouped,
                services.stream()
                        .filter(service -> promised.servicesNamed().containsKey(service.reference()))
                        .toList(),
                proposedAt,
                signatures,
                recordedAt,
                textHash,
                List.of(),
                List.of());
    }

    /** By a customer: of those whom it reaches he learns of himself only. */
    AgreementVersion seenBy(String customer) {
        var seen = withoutObjectives();
        return new AgreementVersion(
                number,
                state,
                validFrom,
                validUntil,
                seen.terms,
                seen.resolved,
                seen.origins,
                reach.map(all -> all.seenBy(customer)),
                seen.calendars,
                hidden(seen.segments, customer),
                seen.services,
                proposedAt,
                signatures,
                recordedAt,
                textHash,
                seen.writers,
                seen.approvals);
    }

    private static Map<String, List<String>> hidden(Map<String, List<String>> segments, String customer) {
        var own = new TreeMap<>(segments);
        own.replaceAll(
                (segment, members) -> members.stream().filter(customer::equals).toList());
        return own;
    }

    /** All that it promises, with the calendars that it counts in. */
    Terms toTerms() {
        return binding().with(calendars, segments);
    }

    /** As others hear of it. */
    TermsVersion published(UUID agreement, Optional<Instant> until) {
        return new TermsVersion(agreement, number, validFrom, until, recordedAt.orElseThrow(), toTerms());
    }
}
