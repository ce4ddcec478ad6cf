package nl.druif.agreement.agreement;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.event.AgreementPublished.PartyName;
import nl.druif.foundation.terms.Level;

/**
 * An agreement in a list: without its words.
 *
 * @param level     of a MULTILEVEL one only
 * @param parent    the agreement on whose text it builds, by its reference
 * @param inForce   the number of the version that holds now
 * @param open      the number of the version that is still a draft or waits for signatures
 * @param validFrom of the version in force, else of the newest
 * @param revision  its ETag, without the quotes
 */
public record Outline(
        UUID id,
        String reference,
        String title,
        AgreementKind kind,
        Status status,
        PartyName provider,
        PartyName customer,
        Scope scope,
        Optional<Level> level,
        Optional<String> parent,
        Optional<Integer> inForce,
        Optional<Integer> open,
        Instant validFrom,
        Optional<Instant> validUntil,
        long revision) {}
