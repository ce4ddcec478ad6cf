package nl.druif.ticketclock.hook;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.druif.foundation.link.LinkKeys;
import nl.druif.foundation.link.TenantLink;
import nl.druif.foundation.problem.Problems;
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
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path(HookStore.INGEST)
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ingest", description = "Where other systems post what happened")
public class IngestResource {
    private static final int TOO_LARGE = 413;
    private static final Pattern ORIGIN = Pattern.compile("[A-Za-z0-9.-]{1,253}");

    private final DeliveryStore deliveries;
    private final LinkKeys keys;
    private final Clock clock;
    private final Problems problems;

    IngestResource(DeliveryStore deliveries, LinkKeys keys, Clock clock, Problems problems) {
        this.deliveries = deliveries;
        this.keys = keys;
        this.clock = clock;
        this.problems = problems;
    }

    /** Of what anybody may send no more is read than may be taken, whether it says how long it is or not. */
    void bound(@Observes Router router) {
        router.route(HookStore.INGEST + "/*")
                .order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT)
                .handler(BodyHandler.create(false).setBodyLimit(Post.MOST_BYTES))
                .failureHandler(request -> {
                    if (request.statusCode() == TOO_LARGE) {
                        refuse(request);
                    } else {
                        request.next();
                    }
                });
    }

    /** And the rest of it not at all. */
    private void refuse(RoutingContext request) {
        request.response().endHandler(told -> request.request().connection().close());
        problems.answer(
                Refusal.of(TOO_LARGE, "content-too-large", "A delivery holds at most {most} bytes.")
                        .with("most", Post.MOST_BYTES)
                        .header("Connection", "close"),
                request);
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
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "202", description = "Stored; the same delivery again changes nothing")
    @APIResponse(responseCode = "401", description = "No such address, or not the right signature")
    public Uni<RestResponse<Receipt>> take(
            @RestPath @Parameter(description = "The kind of system: jira, servicenow, topdesk, zammad or generic")
                    String source,
            @RestPath @Parameter(description = "As it stands in the hook's address") String endpointId,
            @Context RoutingContext request) {
        var kind = HookSource.inPath(source).orElseThrow(DeliveryStore::refused);
        var link = TenantLink.read(HookStore.PURPOSE, endpointId, keys).orElseThrow(DeliveryStore::refused);
        return deliveries
                .take(link, new Post(kind, headers(request.request()), body(request)), clock.instant())
                .map(receipt -> ResponseBuilder.create(RestResponse.Status.ACCEPTED, receipt)
                        .build());
    }

    /**
     * Before the first delivery of a CloudEvent whoever sends it asks whether he may. He may: what he sends has to be signed.
     * Whether the address leads to a hook is not told.
     *
     * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/http-webhook.md#4-abuse-protection">HTTP 1.1
     *     Web Hooks for Event Delivery, 4</a>
     */
    @OPTIONS
    @Path("/{source}/{endpointId}")
    @Operation(hidden = true)
    public RestResponse<Void> allow(
            @RestPath String source,
            @RestPath String endpointId,
            @RestHeader("WebHook-Request-Origin") Optional<String> origin) {
        var answer = ResponseBuilder.<Void>ok().header(HttpHeaders.ALLOW, "OPTIONS, POST");
        origin.filter(name -> HookSource.GENERIC.inPath().equals(source)
                        && ORIGIN.matcher(name).matches())
                .ifPresent(name -> answer.header("WebHook-Allowed-Origin", name).header("WebHook-Allowed-Rate", "*"));
        return answer.build();
    }

    private static byte[] body(RoutingContext request) {
        var body = request.body().buffer();
        return body == null ? new byte[0] : body.getBytes();
    }

    private static Map<String, String> headers(HttpServerRequest request) {
        var headers = new HashMap<String, String>();
        request.headers()
                .forEach(header -> headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        return headers;
    }
}
