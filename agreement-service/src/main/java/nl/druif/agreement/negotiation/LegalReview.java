package nl.druif.agreement.negotiation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import nl.druif.agreement.agreement.Approval;

/**
 * What somebody says who reviewed a proposal.
 *
 * @param textHash of the version as the reviewer read it
 */
public record LegalReview(
        Approval.Verdict verdict,
        Optional<@NotBlank @Size(max = 2_000) String> remark,
        Optional<@Pattern(regexp = "[0-9a-f]{64}") String> textHash) {

    Approval by(String reviewer, Instant at) {
        return new Approval(verdict, reviewer, at, remark);
    }
}
