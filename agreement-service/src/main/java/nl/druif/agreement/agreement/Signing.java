package nl.druif.agreement.agreement;

import java.util.Optional;

/** @param side absent: the signer's own */
public record Signing(Optional<Side> side) {}
