package nl.druif.ticketclock.replay;

import static nl.druif.foundation.tenancy.Role.AGREEMENT_MANAGER;
import static nl.druif.foundation.tenancy.Role.AUDITOR;
import static nl.druif.foundation.tenancy.Role.PROVIDER_ADMIN;

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
import nl.druif.foundation.http.Idempotent;
import nl.druif.foundation.http.Page;
import nl.druif.foundation.http.PageRequest;
import nl.druif.foundation.http.Pages;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.tenancy.CallerTenant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/ticket-clock/v1/replays")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "replays", description = "Real tickets of a period, read again under another text")
public class ReplayResource {
    private static final String PATH = "/ticket-clock/v1/replays/";

    private final ReplayStore replays;
    private final ReplayJob job;
    private final CallerTenant caller;
    private final Clock clock;
    private final Pages pages;

    ReplayResource(ReplayStore replays, ReplayJob job, CallerTenant caller, Clock clock, Pages pages) {
        this.replays = replays;
        this.job = job;
        this.caller = caller;
        this.clock = clock;
        this.pages = pages;
    }

    @POST
    @Idempotent
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER})
    @Operation(
            operationId = "beginReplay",
            summary = "Replay a period's tickets under another text",
            description =
                    "Which tickets, what was heard of them and what was promised is fixed with the answer; what comes"
                            + " later has no part in it. The tickets are those that were opened in the period. The other text holds in"
                            + " the place of all versions of its agreement, for each of them from its opening to its end; which"
                            + " agreement's targets hold is decided anew on both sides. Live clocks are not touched and nobody is told"
                            + " anything.",
            extensions =
                    @Extension(
                            name = "x-summary-nl",
                            value = "Meldingen van een periode overdoen onder een andere tekst"))
    @APIResponseSchema(
            value = Replay.class,
            responseCode = "202",
            responseDescription = "Taken in; Location tells how far it is")
    public Uni<RestResponse<Replay>> begin(ReplayRequest asked) {
        var now = clock.instant();
        var tenant = caller.tenant();
        return replays.make(tenant, Uuid7.at(now), asked, now)
                .invoke(made -> job.nudge(tenant))
                .map(made -> ResponseBuilder.create(RestResponse.Status.ACCEPTED, made)
                        .location(URI.create(PATH + made.id()))
                        .header("Retry-After", "1")
                        .build());
    }

    @GET
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AUDITOR})
    @Operation(
            operationId = "listReplays",
            summary = "List replays",
            description = "The latest first, without what they came to.",
            extensions = @Extension(name = "x-summary-nl", value = "Replays tonen"))
    public Uni<RestResponse<Page<Replay>>> list(@BeanParam PageRequest page) {
        var cut = pages.cut(page, caller.tenant());
        return replays.list(caller.tenant(), cut, clock.instant())
                .map(found -> pages.page(cut, found, each -> List.of(each.id().toString())));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AUDITOR})
    @Operation(
            operationId = "getReplay",
            summary = "See how far a replay is, and what it came to",
            description =
                    "Per target the tickets by their verdict on both sides, and what remedies would come to by month; once"
                            + " it is completed. Remedies for availability are not computed, and named.",
            extensions = @Extension(name = "x-summary-nl", value = "De voortgang en de uitkomst van een replay lezen"))
    public Uni<Replay> get(@RestPath @Parameter(description = "The replay's id") UUID id) {
        return replays.find(caller.tenant(), id, clock.instant());
    }

    @GET
    @Path("/{id}/changes")
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AUDITOR})
    @Operation(
            operationId = "listReplayChanges",
            summary = "List the tickets whose verdict would be another",
            description = "A ticket for each target of which that is so, in the order in which they were opened.",
            extensions = @Extension(name = "x-summary-nl", value = "De meldingen tonen die er anders uit zouden komen"))
    public Uni<RestResponse<Page<ReplayChange>>> changes(
            @RestPath @Parameter(description = "The replay's id") UUID id,
            @RestQuery @Parameter(description = "Only of targets with this id") Optional<String> target,
            @RestQuery @Parameter(description = "Only those that would change so") Optional<Direction> direction,
            @BeanParam PageRequest page) {
        var cut = pages.cut(page, caller.tenant());
        return replays.changes(caller.tenant(), id, target, direction, cut, clock.instant())
                .map(found -> pages.page(
                        cut, found, each -> List.of(String.valueOf(each.place()), String.valueOf(each.item()))));
    }

    @POST
    @Path("/{id}/cancellations")
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER})
    @Operation(
            operationId = "cancelReplay",
            summary = "Stop a replay",
            description = "The changes that were found stay to be read; there is no result.",
            extensions = @Extension(name = "x-summary-nl", value = "Een replay stoppen"))
    public Uni<Replay> cancel(@RestPath @Parameter(description = "The replay's id") UUID id) {
        return replays.cancel(caller.tenant(), id, clock.instant());
    }
}
