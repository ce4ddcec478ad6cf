package nl.druif.agreement.agreement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import nl.druif.foundation.problem.Faults;

/** Whose tickets it is about, where that is not everybody's: these customers, by reference. */
public record AppliesTo(@Size(max = 1_000) List<@NotBlank @Size(max = 100) String> customers) {

    public AppliesTo {
        customers = customers == null ? List.of() : List.copyOf(customers);
        new Faults()
                .check(
                        !customers.isEmpty(),
                        "/customers",
                        "APPLIES_TO_NOBODY",
                        "Name at least one customer; to apply to everybody, leave appliesTo out.")
                .refuse();
    }
}
