package nl.druif.ticketclock.webhook;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.http.Page;
import nl.druif.foundation.http.PageRequest;
import nl.druif.foundation.http.Pages;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.foundation.tenancy.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/ticket-clock/v1/webhooks/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "webhook-deliveries", description = "What webhooks were sent, and what they answered")
public class WebhookDeliveryResource {
    private static final String PATH = "/ticket-clock/v1/webhooks/";

    private final WebhookDeliveryStore deliveries;
    private final WebhookJob job;
    private final CallerTenant caller;
    private final Clock clock;
    private final Pages pages;

    WebhookDeliveryResource(
            WebhookDeliveryStore deliveries, WebhookJob job, CallerTenant caller, Clock clock, Pages pages) {
        this.deliveries = deliveries;
        this.job = job;
        this.caller = caller;
        this.clock = clock;
        this.pages = pages;
    }

    @GET
    @Path("/deliveries")
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AUDITOR})
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "List what a webhook was sent",
            description = "The latest first, each with its attempts. Kept for thirty days.",
            extensions = @Extension(name = "x-summary-nl", value = "Afleveringen van een webhook tonen"))
    public Uni<RestResponse<Page<WebhookDelivery>>> list(
            @RestPath @Parameter(description = "The webhook's id") UUID id,
            @RestQuery @Parameter(description = "Only deliveries of which this became") Optional<DeliveryState> state,
            @BeanParam PageRequest page) {
        var cut = pages.cut(page, caller.tenant());
        return deliveries
                .list(caller.tenant(), id, state, cut)
                .map(found -> pages.page(cut, found, each -> List.of(each.id().toString())));
    }

    @GET
    @Path("/deliveries/{delivery}")
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AUDITOR})
    @Operation(
            operationId = "getWebhookDelivery",
            summary = "Read what a webhook was sent",
            description = "With its attempts: when, how long, and the answer or why there was none.",
            extensions = @Extension(name = "x-summary-nl", value = "Een aflevering van een webhook lezen"))
    public Uni<WebhookDelivery> get(
            @RestPath @Parameter(description = "The webhook's id") UUID id,
            @RestPath @Parameter(description = "The delivery's id") UUID delivery) {
        return deliveries.find(caller.tenant(), id, delivery);
    }

    @POST
    @Path("/deliveries/{delivery}/_replay")
    @RolesAllowed(Role.PROVIDER_ADMIN)
    @Operation(
            operationId = "replayWebhookDelivery",
            summary = "Send a delivery again",
            description = "Whatever became of it, at once, under the same id: who had it already knows it again.",
            extensions = @Extension(name = "x-summary-nl", value = "Een aflevering opnieuw versturen"))
    public Uni<WebhookDelivery> replay(
            @RestPath @Parameter(description = "The webhook's id") UUID id,
            @RestPath @Parameter(description = "The delivery's id") UUID delivery) {
        var tenant = caller.tenant();
        return deliveries.replay(tenant, id, delivery, clock.instant()).invoke(() -> job.wake(tenant));
    }

    @POST
    @Path("/deliveries/_replay")
    @RolesAllowed(Role.PROVIDER_ADMIN)
    @Operation(
            operationId = "replayWebhookDeliveries",
            summary = "Send deliveries of a stretch of time again",
            description = "By when they were made, and by what became of them.",
            extensions = @Extension(name = "x-summary-nl", value = "Afleveringen van een periode opnieuw versturen"))
    public Uni<RangeTally> replayRange(
            @RestPath @Parameter(description = "The webhook's id") UUID id, ReplayRange range) {
        var tenant = caller.tenant();
        return deliveries.replay(tenant, id, range, clock.instant()).invoke(() -> job.wake(tenant));
    }

    @POST
    @Path("/_ping")
    @RolesAllowed(Role.PROVIDER_ADMIN)
    @Operation(
            operationId = "pingWebhook",
            summary = "Send a webhook a message to try it",
            description = "Signed and sent like any other, with type nl.druif.webhook.ping.v1; what came of it is in"
                    + " the delivery.",
            extensions = @Extension(name = "x-summary-nl", value = "Een webhook uitproberen"))
    @APIResponseSchema(value = WebhookDelivery.class, responseCode = "202", responseDescription = "Under way")
    public Uni<RestResponse<WebhookDelivery>> ping(@RestPath @Parameter(description = "The webhook's id") UUID id) {
        var tenant = caller.tenant();
        return deliveries
                .ping(tenant, id, clock.instant())
                .invoke(() -> job.wake(tenant))
                .map(made -> ResponseBuilder.create(RestResponse.Status.ACCEPTED, made)
                        .location(URI.create(PATH + id + "/deliveries/" + made.id()))
                        .build());
    }
}
