package nl.druif.ticketclock.idle;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import nl.druif.foundation.http.Page;
import nl.druif.foundation.http.PageRequest;
import nl.druif.foundation.http.Pages;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.foundation.tenancy.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/ticket-clock/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "idle while green", description = "Tickets that were solved in time, and lay there for most of it")
public class IdleResource {
    private final IdleStore idle;
    private final CallerTenant caller;
    private final Clock clock;
    private final Pages pages;

    IdleResource(IdleStore idle, CallerTenant caller, Clock clock, Pages pages) {
        this.idle = idle;
        this.caller = caller;
        this.clock = clock;
        this.pages = pages;
    }

    @GET
    @Path("/idle-while-green")
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER, Role.AGENT, Role.AUDITOR})
    @Operation(
            operationId = "listIdleWhileGreen",
            summary = "List tickets that were left lying",
            description =
                    "Solved as was promised, and untouched in one stretch for more of the counted time than the settings"
                            + " let pass: the one that lay longest comes first. Pauses are no counted time, so what a"
                            + " pause explains is not held against anybody. Tickets that were judged last before this was"
                            + " kept are not among them.",
            extensions = @Extension(name = "x-summary-nl", value = "Meldingen tonen die men liet liggen"))
    public Uni<RestResponse<Page<LeftLying>>> list(
            @RestQuery
                    @Parameter(
                            description = "Only what was solved from then on; unless given, thirty days before until")
                    Optional<Instant> from,
            @RestQuery @Parameter(description = "Only what was solved before, at most 366 days later; now unless given")
                    Optional<Instant> until,
            @RestQuery @Parameter(description = "Only tickets of this customer") Optional<String> customer,
            @RestQuery @Parameter(description = "Only tickets of this service") Optional<String> service,
            @RestQuery @Parameter(description = "Only tickets that this team held last") Optional<String> team,
            @RestQuery @Parameter(description = "Only tickets of this priority") Optional<String> priority,
            @BeanParam PageRequest page) {
        var solved = Stretch.of(from, until, clock.instant());
        var filter = new IdleFilter(customer, service, team, priority);
        var cut = pages.cut(page, caller.tenant());
        return idle.list(caller.tenant(), solved, filter, cut).map(found -> pages.page(cut, found, LeftLying::keys));
    }

    @GET
    @Path("/idle-distributions")
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER, Role.AGENT, Role.AUDITOR})
    @Operation(
            operationId = "getIdleDistribution",
            summary = "Read how tickets that were solved in time lay",
            description = "How many lay for which share of their counted time, how many were left lying, and the shares"
                    + " that half of them and nine of ten did not exceed; of all of them, or of each team.",
            extensions = @Extension(name = "x-summary-nl", value = "Lezen hoe op tijd opgeloste meldingen lagen"))
    public Uni<IdleDistribution> distribution(
            @RestQuery
                    @Parameter(
                            description = "Only what was solved from then on; unless given, thirty days before until")
                    Optional<Instant> from,
            @RestQuery @Parameter(description = "Only what was solved before, at most 366 days later; now unless given")
                    Optional<Instant> until,
            @RestQuery @Parameter(description = "team: each team apart; unless given, all of them together")
                    Optional<String> by) {
        return idle.distribution(caller.tenant(), Stretch.of(from, until, clock.instant()), by.map(By::of));
    }
}
