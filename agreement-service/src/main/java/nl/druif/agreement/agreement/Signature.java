package nl.druif.agreement.agreement;

import java.time.Instant;

/**
 * One side's yes to a version.
 *
 * @param signer the subject of the signer's token
 */
public record Signature(Side side, String signer, Instant at) {}
