package nl.druif.agreement.negotiation;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import nl.druif.agreement.agreement.ClauseId;

/**
 * What somebody wants to say about a clause of a version.
 *
 * @param internal whether it stays with the provider; never with a customer's
 */
public record Remark(
        int version,
        ClauseId clause,
        @NotBlank @Size(max = 4_000) String text,
        @JsonProperty(defaultValue = "false") boolean internal) {}
