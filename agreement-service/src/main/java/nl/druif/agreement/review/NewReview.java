package nl.druif.agreement.review;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * A review that somebody asks for.
 *
 * @param reason both sides read it
 */
public record NewReview(
        UUID agreement,
        Trigger trigger,
        @NotBlank @Size(max = 2_000) String reason) {}
