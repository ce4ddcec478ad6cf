package nl.druif.ticketclock.hook;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.http.Page;
import nl.druif.foundation.http.PageRequest;
import nl.druif.foundation.http.Pages;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Problems;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.foundation.tenancy.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/ticket-clock/v1/hooks/{id}/parked-deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "parked-deliveries", description = "What hooks could not read, until they can")
public class ParkedDeliveryResource {
    private static final int AT_A_TIME = 100;

    private final DeliveryStore deliveries;
    private final CallerTenant caller;
    private final Clock clock;
    private final Pages pages;
    private final Problems problems;
    private final RoutingContext request;

    ParkedDeliveryResource(
            DeliveryStore deliveries,
            CallerTenant caller,
            Clock clock,
            Pages pages,
            Problems problems,
            RoutingContext request) {
        this.deliveries = deliveries;
        this.caller = caller;
        this.clock = clock;
        this.pages = pages;
        this.problems = problems;
        this.request = request;
    }

    @GET
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGENT})
    @Operation(
            operationId = "listParkedDeliveries",
            summary = "List what a hook could not read",
            description = "The latest first, each with what is wrong with it; its body comes with the delivery itself.",
            extensions = @Extension(name = "x-summary-nl", value = "Geparkeerde afleveringen tonen"))
    public Uni<RestResponse<Page<ParkedDelivery>>> list(
            @RestPath @Parameter(description = "The hook's id") UUID id,
            @RestQuery @Parameter(description = "Only deliveries of which this became") Optional<ParkedState> state,
            @BeanParam PageRequest page) {
        var cut = pages.cut(page, caller.tenant());
        return deliveries
                .list(caller.tenant(), id, state, cut)
                .map(found -> found.stream().map(this::told).toList())
                .map(found -> pages.page(cut, found, each -> List.of(each.id().toString())));
    }

    @GET
    @Path("/{delivery}")
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGENT})
    @Operation(
            operationId = "getParkedDelivery",
            summary = "Read a parked delivery",
            description = "With its body, which may hold personal data and is gone when the delivery is settled or"
                    + " has expired.",
            extensions = @Extension(name = "x-summary-nl", value = "Een geparkeerde aflevering lezen"))
    public Uni<ParkedDelivery> get(
            @RestPath @Parameter(description = "The hook's id") UUID id,
            @RestPath @Parameter(description = "The parked delivery's id") UUID delivery) {
        return deliveries.find(caller.tenant(), id, delivery).map(this::told);
    }

    @POST
    @Path("/{delivery}/_replay")
    @RolesAllowed(Role.PROVIDER_ADMIN)
    @Operation(
            operationId = "replayParkedDelivery",
            summary = "Read a parked delivery again",
            description = "By the mapping that the hook has now. It stays parked when something of it still cannot be"
                    + " read.",
            extensions = @Extension(name = "x-summary-nl", value = "Een geparkeerde aflevering opnieuw verwerken"))
    public Uni<ParkedDelivery> replay(
            @RestPath @Parameter(description = "The hook's id") UUID id,
            @RestPath @Parameter(description = "The parked delivery's id") UUID delivery) {
        return deliveries.replay(caller.tenant(), id, delivery, clock.instant()).map(this::told);
    }

    @POST
    @Path("/_replay")
    @RolesAllowed(Role.PROVIDER_ADMIN)
    @Operation(
            operationId = "replayParkedDeliveries",
            summary = "Read parked deliveries again",
            description =
                    "A hundred at a time, the oldest first, each for itself: one that still cannot be read stops no"
                            + " other. Go on with the answer's next.",
            extensions = @Extension(name = "x-summary-nl", value = "Geparkeerde afleveringen opnieuw verwerken"))
    public Uni<ReplayTally> replayAll(
            @RestPath @Parameter(description = "The hook's id") UUID id,
            @RestQuery @Parameter(description = "Only deliveries behind this one: the next of the answer before")
                    Optional<UUID> after) {
        return deliveries.replayAll(caller.tenant(), id, after, AT_A_TIME, clock.instant());
    }

    @POST
    @Path("/{delivery}/_discard")
    @RolesAllowed(Role.PROVIDER_ADMIN)
    @Operation(
            operationId = "discardParkedDelivery",
            summary = "Decide that a parked delivery tells nothing",
            description = "Its body goes; that it came, and who discarded it, stays.",
            extensions = @Extension(name = "x-summary-nl", value = "Een geparkeerde aflevering terzijde leggen"))
    public Uni<ParkedDelivery> discard(
            @RestPath @Parameter(description = "The hook's id") UUID id,
            @RestPath @Parameter(description = "The parked delivery's id") UUID delivery) {
        return deliveries
                .discard(caller.tenant(), id, delivery, clock.instant())
                .map(this::told);
    }

    private ParkedDelivery told(ParkedDelivery parked) {
        return parked.told(problems.problem(new Faulty(parked.found()), request).errors());
    }
}
