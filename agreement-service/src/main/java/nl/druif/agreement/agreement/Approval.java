package nl.druif.agreement.agreement;

import java.time.Instant;
import java.util.Optional;

/**
 * What legal review says of a version.
 *
 * @param reviewer the subject of the reviewer's token
 */
public record Approval(Verdict verdict, String reviewer, Instant at, Optional<String> remark) {

    public enum Verdict {
        APPROVED,
        REJECTED
    }
}
