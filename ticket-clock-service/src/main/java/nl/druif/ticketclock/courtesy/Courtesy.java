package nl.druif.ticketclock.courtesy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.calendar.OpeningHours;
import nl.druif.foundation.http.Versioned;
import nl.druif.ticketclock.terms.CourtesyTarget;
import nl.druif.ticketclock.terms.CourtesyTerms;

/**
 * How a tenant treats tickets that nothing was promised about.
 *
 * @param targets   none: without a clock
 * @param validFrom it goes for tickets that were opened since; absent while nobody set anything
 */
public record Courtesy(
        Optional<OpeningHours> calendar, List<CourtesyTarget> targets, Optional<Instant> validFrom, long version)
        implements Versioned {
    static final Courtesy UNSET = new Courtesy(Optional.empty(), List.of(), Optional.empty(), 0);

    public Courtesy {
        targets = List.copyOf(targets);
    }

    static Courtesy of(CourtesyTerms terms, long version) {
        return new Courtesy(terms.calendar(), terms.targets(), Optional.of(terms.validFrom()), version);
    }
}
