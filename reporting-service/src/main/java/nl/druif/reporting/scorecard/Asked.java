package nl.druif.reporting.scorecard;

import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.problem.Faults;

/** Which agreement's month was asked for; a report is of nothing without both. */
public record Asked(UUID agreement, Period period) {

    public static Asked of(Optional<UUID> agreement, Optional<Period> period) {
        new Faults()
                .check(agreement.isPresent(), "?agreement", "AGREEMENT_REQUIRED", "Say which agreement, by its id.")
                .check(period.isPresent(), "?period", "PERIOD_REQUIRED", "Say which month, such as 2026-10.")
                .refuse();
        return new Asked(agreement.orElseThrow(), period.orElseThrow());
    }
}
