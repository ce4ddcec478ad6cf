package nl.druif.agreement.kpi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.agreement.Audience;
import nl.druif.foundation.http.Versioned;

/**
 * One telling of a measurement. It never changes; another telling of the same measurement may take its place.
 *
 * @param internal   whether it is about an internal objective
 * @param recordedBy the subject of the token with which it was sent; absent when it came over a topic
 */
public record Measurement(
        UUID id,
        ReportedMeasurement reported,
        @JsonIgnore boolean internal,
        Instant recordedAt,
        Optional<String> recordedBy)
        implements Versioned {

    @Override
    public long version() {
        return reported.revision();
    }

    /** Who of the provider sent it is no business of a customer. */
    Measurement shownTo(Audience audience) {
        return audience.customer().isEmpty()
                ? this
                : new Measurement(id, reported, internal, recordedAt, Optional.empty());
    }
}
