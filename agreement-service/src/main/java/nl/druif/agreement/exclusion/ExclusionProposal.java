package nl.druif.agreement.exclusion;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.terms.Exclusion;
import nl.druif.foundation.terms.PartyRole;

/**
 * Time of which somebody says that it should not count. May lie in the past: then what was judged is judged again.
 *
 * @param agreement under which it should not
 * @param from      half-open with {@code until}
 * @param services  empty: all services of the agreement
 * @param clause    the id of the exclusion clause it rests on
 * @param cause     what happened
 * @param party     whose time it is
 */
public record ExclusionProposal(
        UUID agreement,
        Instant from,
        Instant until,
        @Size(max = 1_000) List<@NotBlank @Size(max = 100) String> services,
        @NotBlank @Size(max = 100) String clause,
        @NotBlank @Size(max = 2_000) String cause,
        PartyRole party,
        @Size(max = 50) List<Evidence> evidence) {
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    public ExclusionProposal {
        services = services == null ? List.of() : List.copyOf(services);
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
        var faults = new Faults();
        within(faults, "/from", from);
        within(faults, "/until", until);
        faults.check(
                from.isBefore(until),
                "/until",
                "ENDS_BEFORE_IT_STARTS",
                "It ends at " + until + ", but it starts at " + from + ".");
        faults.refuse();
    }

    /** As clocks take it. */
    Exclusion excluded(UUID id) {
        return new Exclusion(Optional.of(id.toString()), from, until, clause, party, services);
    }

    private static void within(Faults faults, String pointer, Instant at) {
        faults.check(
                !at.isBefore(EARLIEST) && at.isBefore(LATEST),
                pointer,
                "INSTANT_OUT_OF_RANGE",
                at + " lies outside the years 1970 to 2099.");
    }
}
