package nl.druif.agreement.agreement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.event.AgreementPublished.ServiceName;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.terms.TermsVersion;

/**
 * One version of an agreement. A number names one text for ever: what was proposed is signed as it is, or withdrawn.
 *
 * @param validFrom  half-open with {@code validUntil}; without the latter until a later version takes over
 * @param calendars  the calendars that the terms name, as they were when it was proposed; empty before
 * @param services   what the services that the terms name were called then; empty before
 * @param recordedAt when both sides had signed
 */
public record AgreementVersion(
        int number,
        VersionState state,
        Instant validFrom,
        Optional<Instant> validUntil,
        Wording terms,
        Map<String, List<CalendarVersion>> calendars,
        List<ServiceName> services,
        Optional<Instant> proposedAt,
        List<Signature> signatures,
        Optional<Instant> recordedAt)
        implements Staged {

    public AgreementVersion {
        calendars = Collections.unmodifiableMap(new TreeMap<>(calendars));
        services = List.copyOf(services);
        signatures = List.copyOf(signatures);
    }

    static AgreementVersion draft(int number, Instant validFrom, Optional<Instant> validUntil, Wording terms) {
        return new AgreementVersion(
                number,
                VersionState.DRAFT,
                validFrom,
                validUntil,
                terms,
                Map.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /** Fixed, with what it refers to as that is now. */
    AgreementVersion proposed(Register register, Instant now) {
        if (terms.promisesNothing()) {
            throw Refusal.conflict("nothing-promised", "A text without any target cannot be proposed.");
        }
        return new AgreementVersion(
                number,
                VersionState.PROPOSED,
                validFrom,
                validUntil,
                terms,
                terms.with(register.calendars()).calendars(),
                register.servicesNamed(terms),
                Optional.of(now),
                List.of(),
                Optional.empty());
    }

    AgreementVersion signed(Side side, String signer, Instant now) {
        for (var signature : signatures) {
            if (signature.side() == side) {
                throw Refusal.conflict(
                                "already-signed",
                                "The " + side + " signed version " + number + " on " + signature.at() + ".")
                        .with("side", side)
                        .with("at", signature.at());
            }
        }
        if (state != VersionState.PROPOSED) {
            throw Refusal.conflict(
                            "version-not-proposed",
                            "Version " + number + " is " + state + "; only a proposal is signed.")
                    .with("state", state);
        }
        if (signatures.stream().anyMatch(signature -> signature.signer().equals(signer))) {
            throw Refusal.conflict(
                    "same-signer-for-both-sides",
                    "You signed for the other side; somebody else has to sign for this one.");
        }
        var all = new ArrayList<>(signatures);
        all.add(new Signature(side, signer, now));
        var complete = all.size() == Side.values().length;
        return new AgreementVersion(
                number,
                complete ? VersionState.SIGNED : VersionState.PROPOSED,
                validFrom,
                validUntil,
                terms,
                calendars,
                services,
                proposedAt,
                all,
                complete ? Optional.of(now) : Optional.empty());
    }

    AgreementVersion withdrawn() {
        return new AgreementVersion(
                number,
                VersionState.WITHDRAWN,
                validFrom,
                validUntil,
                terms,
                calendars,
                services,
                proposedAt,
                signatures,
                Optional.empty());
    }

    /** Without what only internal objectives speak of. */
    AgreementVersion withoutObjectives() {
        var promised = terms.withoutObjectives();
        var named = new TreeMap<>(calendars);
        named.keySet().retainAll(promised.calendarsNamed());
        return new AgreementVersion(
                number,
                state,
                validFrom,
                validUntil,
                promised,
                named,
                services.stream()
                        .filter(service -> promised.servicesNamed().containsKey(service.reference()))
                        .toList(),
                proposedAt,
                signatures,
                recordedAt);
    }

    /** As others hear of it. */
    TermsVersion published(UUID agreement, Optional<Instant> until) {
        return new TermsVersion(agreement, number, validFrom, until, recordedAt.orElseThrow(), terms.with(calendars));
    }
}
