package nl.druif.agreement.agreement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.druif.foundation.problem.Refusal;

/** The yes of two sides to one text: once each, and by different people. */
public final class Signatures {
    private Signatures() {}

    /**
     * With one more.
     *
     * @throws Refusal 409 {@code already-signed} or {@code same-signer-for-both-sides}
     */
    public static List<Signature> with(List<Signature> signatures, Side side, Signer signer, Instant now) {
        refuseTwice(signatures, side);
        if (signatures.stream().anyMatch(signature -> signature.signer().equals(signer.subject()))) {
            throw Refusal.conflict(
                    "same-signer-for-both-sides",
                    "You signed for the other side; somebody else has to sign for this one.");
        }
        var all = new ArrayList<>(signatures);
        all.add(new Signature(side, signer.subject(), signer.name(), now));
        return List.copyOf(all);
    }

    /** @throws Refusal 409 {@code already-signed} */
    public static void refuseTwice(List<Signature> signatures, Side side) {
        for (var signature : signatures) {
            if (signature.side() == side) {
                throw Refusal.conflict("already-signed", "The " + side + " signed on " + signature.at() + ".")
                        .with("side", side)
                        .with("at", signature.at());
            }
        }
    }

    public static boolean complete(List<Signature> signatures) {
        return signatures.size() == Side.values().length;
    }
}
