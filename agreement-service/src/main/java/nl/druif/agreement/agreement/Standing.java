package nl.druif.agreement.agreement;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.event.AgreementPublished.PartyName;
import nl.druif.foundation.http.Versioned;
import nl.druif.foundation.terms.Level;

/**
 * How an agreement stands at a moment.
 *
 * @param level     of a MULTILEVEL one only
 * @param parent    the agreement on whose text it builds, by its reference
 * @param appliesTo whose tickets it is about; absent: those of everybody whom its scope and level mean
 * @param inForce the number of the version that holds now
 * @param current the version in force, else the newest that both signed, else the newest
 * @param preview what a deed would bring about that was only tried out
 * @param open    the number of the version that is still a draft or waits for signatures
 */
public record Standing(
        UUID id,
        String reference,
        String title,
        AgreementKind kind,
        Status status,
        PartyName provider,
        PartyName customer,
        boolean legalReview,
        Scope scope,
        Optional<Level> level,
        Optional<String> parent,
        Optional<AppliesTo> appliesTo,
        Optional<Integer> inForce,
        Optional<Integer> open,
        AgreementVersion current,
        Optional<Termination> termination,
        long revision,
        Optional<Preview> preview)
        implements Versioned {

    public static Standing of(Agreement agreement, Instant now) {
        var lifetime = agreement.lifetime();
        return new Standing(
                agreement.id(),
                agreement.reference(),
                agreement.title(),
                agreement.kind(),
                lifetime.statusAt(now),
                agreement.provider(),
                agreement.customer(),
                agreement.legalReview(),
                agreement.placement().scope(),
                agreement.placement().level(),
                agreement.placement().parent(),
                agreement.placement().appliesTo(),
                lifetime.inForceAt(now).map(AgreementVersion::number),
                lifetime.open().map(AgreementVersion::number),
                lifetime.shownAt(now),
                agreement.termination(),
                agreement.revision(),
                Optional.empty());
    }

    /** Of what was only tried out. */
    public Standing with(Preview preview) {
        return new Standing(
                id,
                reference,
                title,
                kind,
                status,
                provider,
                customer,
                legalReview,
                scope,
                level,
                parent,
                appliesTo,
                inForce,
                open,
                current,
                termination,
                revision,
                Optional.of(preview));
    }

    @Override
    public long version() {
        return revision;
    }
}
