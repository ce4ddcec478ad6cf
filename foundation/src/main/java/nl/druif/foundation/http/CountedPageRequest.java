package nl.druif.foundation.http;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** The same, of a list that tells how long it is to whoever asks. */
@SuppressWarnings("NullAway.Init")
public class CountedPageRequest extends PageRequest {
    @RestHeader("Prefer")
    @Parameter(description = "return=total-count asks for the number of all items (RFC 7240)")
    @Nullable
    String prefer;

    @Override
    boolean counting() {
        return prefer != null && prefer.replace(" ", "").contains("return=total-count");
    }
}
