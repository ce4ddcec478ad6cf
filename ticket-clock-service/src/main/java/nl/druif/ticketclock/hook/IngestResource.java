package nl.druif.ticketclock.hook;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import nl.druif.foundation.link.LinkKeys;
import nl.druif.foundation.link.TenantLink;
import nl.druif.foundation.problem.Refusal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path(HookStore.INGEST)
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ingest", description = "Where other systems post what happened")
public class IngestResource {
    private final DeliveryStore deliveries;
    private final LinkKeys keys;
    private final Clock clock;

    IngestResource(DeliveryStore deliveries, LinkKeys keys, Clock clock) {
        this.deliveries = deliveries;
        this.keys = keys;
        this.clock = clock;
    }

    @POST
    @Path("/{source}/{endpointId}")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "takeDelivery",
            summary = "Take a delivery of a webhook in",
            description = "Without a token: the address leads to a hook, and the body is signed with its secret."
                    + " What is taken in is stored; what the hook's mapping cannot read is parked, never dropped.",
            extensions = @Extension(name = "x-summary-nl", value = "Een aflevering van een webhook aannemen"))
    @APIResponse(responseCode = "202", description = "Stored; the same delivery again changes nothing")
    @APIResponse(responseCode = "401", description = "No such address, or not the right signature")
    public Uni<RestResponse<Receipt>> take(
            @RestPath @Parameter(description = "The kind of system: jira, servicenow, topdesk, zammad or generic")
                    String source,
            @RestPath @Parameter(description = "As it stands in the hook's address") String endpointId,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(type = SchemaType.OBJECT)))
                    byte[] body,
            HttpServerRequest request) {
        if (body.length > Post.MOST_BYTES) {
            throw Refusal.of(413, "content-too-large", "A JSON body holds at most {most} bytes.")
                    .with("most", Post.MOST_BYTES);
        }
        var kind = HookSource.inPath(source).orElseThrow(DeliveryStore::refused);
        var link = TenantLink.read(HookStore.PURPOSE, endpointId, keys).orElseThrow(DeliveryStore::refused);
        return deliveries
                .take(link, new Post(kind, headers(request), body), clock.instant())
                .map(receipt -> ResponseBuilder.create(RestResponse.Status.ACCEPTED, receipt)
                        .build());
    }

    private static Map<String, String> headers(HttpServerRequest request) {
        var headers = new HashMap<String, String>();
        request.headers()
                .forEach(header -> headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        return headers;
    }
}
