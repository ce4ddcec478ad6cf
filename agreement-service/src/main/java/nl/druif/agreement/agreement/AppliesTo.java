package nl.druif.agreement.agreement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.druif.foundation.problem.Faults;

/**
 * Whose tickets it is about, where that is not everybody's.
 *
 * @param customers by reference
 * @param segments  by reference; who is in them is fixed with a text when that is proposed
 */
public record AppliesTo(
        @Size(max = 1_000) List<@NotBlank @Size(max = 100) String> customers,
        @Size(max = 100) List<@NotBlank @Size(max = 100) String> segments) {

    public AppliesTo {
        customers = customers == null ? List.of() : List.copyOf(customers);
        segments = segments == null ? List.of() : List.copyOf(segments);
        new Faults()
                .check(
                        !customers.isEmpty() || !segments.isEmpty(),
                        "/customers",
                        "APPLIES_TO_NOBODY",
                        "Name at least one customer or segment; to apply to everybody, leave appliesTo out.")
                .refuse();
    }

    public AppliesTo(List<String> customers) {
        this(customers, List.of());
    }

    /** With those who are in its segments now. */
    List<String> all(Map<String, List<String>> members) {
        return Stream.concat(
                        customers.stream(),
                        segments.stream().flatMap(segment -> members.getOrDefault(segment, List.of()).stream()))
                .distinct()
                .toList();
    }

    /** By a customer, who learns of no other that it names. */
    Optional<AppliesTo> seenBy(String customer) {
        var own = customers.stream().filter(customer::equals).toList();
        return own.isEmpty() && segments.isEmpty() ? Optional.empty() : Optional.of(new AppliesTo(own, segments));
    }
}
