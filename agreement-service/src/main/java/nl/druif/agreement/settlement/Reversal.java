package nl.druif.agreement.settlement;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Why a signed settlement is to be undone.
 *
 * @param reopens whether a new settlement of the same ticket opens once both signed the reversal
 */
public record Reversal(
        @NotBlank @Size(max = 2_000) String reason,
        @JsonProperty(defaultValue = "false") boolean reopens) {}
