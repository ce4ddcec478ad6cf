package nl.druif.reporting.scorecard;

import static nl.druif.foundation.tenancy.Role.AGENT;
import static nl.druif.foundation.tenancy.Role.AGREEMENT_MANAGER;
import static nl.druif.foundation.tenancy.Role.AUDITOR;
import static nl.druif.foundation.tenancy.Role.CUSTOMER_MANAGER;
import static nl.druif.foundation.tenancy.Role.CUSTOMER_VIEWER;
import static nl.druif.foundation.tenancy.Role.PROVIDER_ADMIN;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.http.Page;
import nl.druif.foundation.http.PageRequest;
import nl.druif.foundation.http.Pages;
import nl.druif.foundation.tenancy.CallerTenant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/reporting/v1/scorecards")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Scorecards")
@RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AGENT, AUDITOR, CUSTOMER_MANAGER, CUSTOMER_VIEWER})
class ScorecardResource {
    private final CallerTenant caller;
    private final Clock clock;
    private final ScorecardStore scorecards;
    private final MonthStore months;
    private final JudgedTicketStore tickets;
    private final Pages pages;

    ScorecardResource(
            CallerTenant caller,
            Clock clock,
            ScorecardStore scorecards,
            MonthStore months,
            JudgedTicketStore tickets,
            Pages pages) {
        this.caller = caller;
        this.clock = clock;
        this.scorecards = scorecards;
        this.months = months;
        this.tickets = tickets;
        this.pages = pages;
    }

    @GET
    @Operation(
            operationId = "getScorecard",
            summary = "Read the scorecard of an agreement's month",
            description = "As a whole and along one dimension. A clock counts in the month in which it was decided, a"
                    + " ticket in the month in which it was resolved, in the agreement's zone. Tickets without a target"
                    + " are counted apart, never as met. Groups under five answers stay hidden, also where subtraction"
                    + " would tell. A customer sees its own agreements, and no objectives, teams or idle time.",
            extensions = @Extension(name = "x-summary-nl", value = "De scorekaart van een maand van een overeenkomst"))
    public Uni<Scorecard> scorecard(
            @RestQuery @Parameter(required = true, description = "The agreement's id") Optional<UUID> agreement,
            @RestQuery @Parameter(required = true, description = "A month such as 2026-10") Optional<Period> period,
            @RestQuery @DefaultValue("priority") @Parameter(description = "priority, service or team") String by) {
        var asked = Asked.of(agreement, period);
        var viewer = Viewer.of(caller);
        return scorecards.scorecard(viewer, asked, viewer.mayCut(Dimension.of(by)));
    }

    @GET
    @Path("/periods")
    @Operation(
            operationId = "listScoredPeriods",
            summary = "Read the last months of agreements",
            description = "A line per agreement and month in which something was decided, newest first: what was kept,"
                    + " what people said, and what that makes it.",
            extensions = @Extension(name = "x-summary-nl", value = "De laatste maanden van overeenkomsten"))
    public Uni<Months> periods(@RestQuery @Parameter(description = "Only of this agreement") Optional<UUID> agreement) {
        return months.months(Viewer.of(caller), agreement, clock.instant()).map(Months::new);
    }

    @GET
    @Path("/tickets")
    @Operation(
            operationId = "listTicketsBehindQuadrant",
            summary = "List the tickets behind a quadrant",
            description =
                    "WATERMELON: promises kept, one or two stars. HONEST_RED: a promise broken, four or five stars."
                            + " GRAPE and RED likewise. Newest first. Refused where the answers would lead back to a few people.",
            extensions = @Extension(name = "x-summary-nl", value = "De meldingen achter een kwadrant"))
    public Uni<RestResponse<Page<JudgedTicket>>> tickets(
            @RestQuery @Parameter(required = true, description = "The agreement's id") Optional<UUID> agreement,
            @RestQuery @Parameter(required = true, description = "A month such as 2026-10") Optional<Period> period,
            @RestQuery @DefaultValue("WATERMELON") Quadrant quadrant,
            @RestQuery @DefaultValue("priority") @Parameter(description = "priority, service or team") String by,
            @RestQuery @Parameter(description = "The slice's key; the whole month unless given") Optional<String> slice,
            @BeanParam PageRequest page) {
        var asked = Asked.of(agreement, period);
        var viewer = Viewer.of(caller);
        var behind = new Behind(quadrant, viewer.mayCut(Dimension.of(by)), slice);
        var cut = pages.cut(page, viewer.tenant());
        return scorecards
                .scorecard(viewer, asked, behind.by())
                .invoke(behind::mayBeShown)
                .flatMap(shown -> tickets.behind(viewer, asked, behind, cut))
                .map(found -> pages.page(cut, found, JudgedTicket::keys));
    }
}
