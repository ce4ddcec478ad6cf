package nl.druif.ticketclock.webhook;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.problem.Faults;

/**
 * A webhook to be made.
 *
 * @param url       where to post to, by https
 * @param occasions what it is told of
 * @param boundTo   the customer who reads it, by reference: it is told what his people may see, and this stays
 * @param customer  only tickets of this customer
 * @param service   only tickets of this service
 */
public record NewWebhook(
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Size(max = 2_000) String url,
        @NotEmpty @Size(max = 3) List<Occasion> occasions,
        Optional<@NotBlank @Size(max = 100) String> boundTo,
        Optional<@NotBlank @Size(max = 100) String> customer,
        Optional<@NotBlank @Size(max = 100) String> service) {
    public NewWebhook {
        occasions = occasions.stream().distinct().sorted().toList();
        new Faults()
                .check(
                        boundTo.isEmpty() || customer.isEmpty() || boundTo.equals(customer),
                        "/customer",
                        "BOUND_TO_ANOTHER",
                        "What is bound to one customer is not told of another's tickets.")
                .refuse();
    }
}
