package nl.druif.agreement;

import nl.druif.foundation.problem.Refusal;

/** A reference names one thing of its sort in a tenant. */
public final class ReferenceTaken {
    private ReferenceTaken() {}

    /** @throws Refusal 409 {@code reference-taken} */
    public static void refuseUnless(boolean free, String reference) {
        if (!free) {
            throw Refusal.conflict("reference-taken", "There is one already that is called " + reference + ".")
                    .with("reference", reference);
        }
    }
}
