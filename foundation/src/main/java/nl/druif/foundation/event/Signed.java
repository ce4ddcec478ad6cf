package nl.druif.foundation.event;

import java.time.Instant;
import java.util.Optional;
import nl.druif.foundation.terms.PartyRole;

/**
 * One side's yes, in news of what is signed.
 *
 * @param side   PROVIDER or CUSTOMER
 * @param signer the subject of the signer's token
 * @param name   of the signer, where the token told it
 */
public record Signed(PartyRole side, String signer, Optional<String> name, Instant at) {}
