package nl.druif.foundation.terms;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.problem.Faults;

/**
 * Time that both sides signed as not counting.
 *
 * @param id       left out where nothing is stored
 * @param from     half-open with {@code until}
 * @param clause   the clause of the agreement that it rests on
 * @param services empty: all services of the agreement
 */
public record Exclusion(
        Optional<@NotBlank @Size(max = 100) String> id,
        Instant from,
        Instant until,
        @NotBlank @Size(max = 200) String clause,
        PartyRole party,
        @Size(max = 1_000) List<@NotBlank @Size(max = 100) String> services) {
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    public Exclusion {
        services = services == null ? List.of() : List.copyOf(services);
        new Faults()
                .check(
                        !from.isBefore(EARLIEST) && from.isBefore(LATEST),
                        "/from",
                        "INSTANT_OUT_OF_RANGE",
                        from + " lies outside the years 1970 to 2099.")
                .check(
                        !until.isBefore(EARLIEST) && until.isBefore(LATEST),
                        "/until",
                        "INSTANT_OUT_OF_RANGE",
                        until + " lies outside the years 1970 to 2099.")
                .check(
                        from.isBefore(until),
                        "/until",
                        "ENDS_BEFORE_IT_STARTS",
                        "The exclusion ends at " + until + ", but it starts at " + from + ".")
                .refuse();
    }

    public boolean covers(String service) {
        return services.isEmpty() || services.contains(service);
    }
}
