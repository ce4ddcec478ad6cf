package nl.druif.reporting.watermelon;

import static nl.druif.foundation.tenancy.Role.AGENT;
import static nl.druif.foundation.tenancy.Role.AGREEMENT_MANAGER;
import static nl.druif.foundation.tenancy.Role.AUDITOR;
import static nl.druif.foundation.tenancy.Role.CUSTOMER_MANAGER;
import static nl.druif.foundation.tenancy.Role.CUSTOMER_VIEWER;
import static nl.druif.foundation.tenancy.Role.PROVIDER_ADMIN;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.reporting.scorecard.Asked;
import nl.druif.reporting.scorecard.Period;
import nl.druif.reporting.scorecard.Quadrant;
import nl.druif.reporting.scorecard.Scorecard;
import nl.druif.reporting.scorecard.ScorecardStore;
import nl.druif.reporting.scorecard.Viewer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/reporting/v1/watermelons")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Watermelons")
@RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AGENT, AUDITOR, CUSTOMER_MANAGER, CUSTOMER_VIEWER})
class WatermelonResource {
    private final CallerTenant caller;
    private final ScorecardStore scorecards;

    WatermelonResource(CallerTenant caller, ScorecardStore scorecards) {
        this.caller = caller;
        this.scorecards = scorecards;
    }

    @GET
    @Operation(
            operationId = "listWatermelons",
            summary = "Rank the slices where promise and feeling part",
            description = "Per priority, service and (for the provider) team. WATERMELON: kept and unhappy, the worst"
                    + " first. HONEST_RED: broken and happy, promises that may not be needed. The tickets behind a slice"
                    + " are at /scorecards/tickets.",
            extensions = @Extension(name = "x-summary-nl", value = "Watermeloenen, de ergste eerst"))
    public Uni<Ranking> watermelons(
            @RestQuery @Parameter(required = true, description = "A month such as 2026-10") Optional<Period> period,
            @RestQuery @Parameter(description = "Only of this agreement") Optional<UUID> agreement,
            @RestQuery @DefaultValue("WATERMELON") Quadrant quadrant) {
        new Faults()
                .check(period.isPresent(), "?period", "PERIOD_REQUIRED", "Say which month, such as 2026-10.")
                .refuse();
        return scorecards(Viewer.of(caller), period.orElseThrow(), agreement).map(found -> Ranking.of(found, quadrant));
    }

    private Uni<List<Scorecard>> scorecards(Viewer viewer, Period period, Optional<UUID> agreement) {
        return agreement
                .map(id -> scorecards.scorecards(viewer, new Asked(id, period), viewer.cuts()))
                .orElseGet(() -> scorecards.scorecards(viewer, period, viewer.cuts()));
    }
}
