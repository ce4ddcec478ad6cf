package nl.druif.agreement.agreement;

import jakarta.validation.constraints.Pattern;
import java.util.Optional;

/**
 * A yes to a text.
 *
 * @param side     absent: the signer's own
 * @param textHash of the version as the signer read it; with another text before him his yes is refused
 */
public record Signing(Optional<Side> side, Optional<@Pattern(regexp = "[0-9a-f]{64}") String> textHash) {}
