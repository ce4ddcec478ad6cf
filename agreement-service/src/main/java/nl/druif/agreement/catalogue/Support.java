package nl.druif.agreement.catalogue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/**
 * How the customer reaches whom, and what happens when nobody is there.
 *
 * @param outsideHours in words
 */
public record Support(
        @Size(min = 1, max = 20) List<Channel> channels, Optional<@NotBlank @Size(max = 10_000) String> outsideHours) {

    public Support {
        channels = List.copyOf(channels);
    }
}
