package nl.druif.agreement.agreement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;

/** The stretch of time an agreement or a version is meant for, half-open. */
final class Validity {
    static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private Validity() {}

    static void check(Faults faults, Instant validFrom, Optional<Instant> validUntil) {
        within(faults, "/validFrom", validFrom);
        validUntil.ifPresent(until -> {
            within(faults, "/validUntil", until);
            faults.check(
                    validFrom.isBefore(until),
                    "/validUntil",
                    "ENDS_BEFORE_IT_STARTS",
                    "It ends at " + until + ", but it starts at " + validFrom + ".");
        });
    }

    static void checkArrivals(List<Instant> arrivals) {
        var faults = new Faults();
        arrivals.forEach(at -> within(faults, "?arrival", at));
        faults.refuse();
    }

    static void within(Faults faults, String pointer, Instant at) {
        faults.check(
                !at.isBefore(EARLIEST) && !at.isAfter(LATEST),
                new Fault(pointer, "OUT_OF_RANGE", at + " is not between " + EARLIEST + " and " + LATEST + ".")
                        .with("kind", "moment")
                        .with("given", at)
                        .with("least", EARLIEST)
                        .with("most", LATEST));
    }
}
