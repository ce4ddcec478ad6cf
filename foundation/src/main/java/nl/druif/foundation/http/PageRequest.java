package nl.druif.foundation.http;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What a client says about the page that it wants; a resource method takes it as {@code @BeanParam PageRequest}. */
@SuppressWarnings("NullAway.Init")
public class PageRequest {
    @RestQuery
    @Parameter(
            description = "How many items at most; 50 unless given, more than 200 counts as 200",
            schema = @Schema(minimum = "1", defaultValue = "50"))
    @Nullable
    Integer pageSize;

    @RestQuery
    @Parameter(description = "Where to go on: as it came in a link of an earlier page")
    @Nullable
    String cursor;

    @Context
    UriInfo uri;

    /** Whether the number of all items is to be told too. */
    boolean counting() {
        return false;
    }
}
