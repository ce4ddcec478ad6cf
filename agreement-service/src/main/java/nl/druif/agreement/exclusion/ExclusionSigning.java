package nl.druif.agreement.exclusion;

import java.util.Optional;
import nl.druif.agreement.agreement.Side;

/**
 * A yes, to an exclusion or to undoing it.
 *
 * @param side absent: the signer's own
 */
public record ExclusionSigning(Optional<Side> side) {}
