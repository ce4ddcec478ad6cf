package nl.druif.ticketclock.webhook;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/** What can be changed of a webhook. Whose it is stays: what waits was written for his eyes. */
public record WebhookEdit(
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Size(max = 2_000) String url,
        @NotEmpty @Size(max = 3) List<Occasion> occasions,
        Optional<@NotBlank @Size(max = 100) String> customer,
        Optional<@NotBlank @Size(max = 100) String> service,
        WebhookState state) {
    public WebhookEdit {
        occasions = occasions.stream().distinct().sorted().toList();
    }
}
