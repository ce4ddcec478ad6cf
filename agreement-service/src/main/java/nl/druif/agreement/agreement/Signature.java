package nl.druif.agreement.agreement;

import java.time.Instant;
import java.util.Optional;
import nl.druif.foundation.event.Signed;
import nl.druif.foundation.terms.PartyRole;

/**
 * One side's yes to a version.
 *
 * @param signer the subject of the signer's token
 * @param name   of the signer as the token told it then; absent where it told none
 */
public record Signature(Side side, String signer, Optional<String> name, Instant at) {
    /** As others hear of it. */
    public Signed told() {
        var role = switch (side) {
            case PROVIDER -> PartyRole.PROVIDER;
            case CUSTOMER -> PartyRole.CUSTOMER;
        };
        return new Signed(role, signer, name, at);
    }
}
