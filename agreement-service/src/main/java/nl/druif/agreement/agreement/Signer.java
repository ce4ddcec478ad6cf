package nl.druif.agreement.agreement;

import java.util.Optional;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.CallerTenant;

/**
 * Who wants to sign.
 *
 * @param name     as his token tells it
 * @param customer the customer he signs for, by its reference; empty: one of the tenant's own people
 */
public record Signer(String subject, Optional<String> name, Optional<String> customer) {

    public static Signer of(CallerTenant caller, Audience audience) {
        return new Signer(caller.subject(), caller.name(), audience.customer());
    }

    /**
     * The side he signs for. A customer is signed for by its own people only; on both sides of an OLA, and for the
     * supplier of an underpinning contract, the tenant's own people sign and say for which side.
     *
     * @throws Refusal 403 {@code not-your-side}
     */
    public Side side(Optional<Side> wanted, AgreementKind kind) {
        var own = customer.isPresent() ? Side.CUSTOMER : Side.PROVIDER;
        var side = wanted.orElse(own);
        var inHouse = kind == AgreementKind.OLA || kind == AgreementKind.UC;
        if (side != own && (!inHouse || customer.isPresent())) {
            throw Refusal.forbidden("not-your-side", "You sign for the " + own + ", not for the " + side + ".")
                    .with("side", own);
        }
        return side;
    }
}
