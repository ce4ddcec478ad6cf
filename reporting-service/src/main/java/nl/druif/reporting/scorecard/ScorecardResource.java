package nl.druif.reporting.scorecard;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.foundation.tenancy.Role;

@Path("/reporting/v1/scorecards")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
    Role.PROVIDER_ADMIN,
    Role.AGREEMENT_MANAGER,
    Role.AGENT,
    Role.AUDITOR,
    Role.CUSTOMER_MANAGER,
    Role.CUSTOMER_VIEWER
})
public class ScorecardResource {
    private final CallerTenant caller;
    private final ScorecardStore scorecards;

    ScorecardResource(CallerTenant caller, ScorecardStore scorecards) {
        this.caller = caller;
        this.scorecards = scorecards;
    }

    @GET
    public Uni<Scorecard> read(
            @QueryParam("agreement") UUID agreement,
            @QueryParam("period") Period period,
            @QueryParam("by") @DefaultValue("priority") String by) {
        var viewer = Viewer.of(caller);
        var dimension = viewer.mayCut(Dimension.of(by));
        return scorecards
                .scorecards(viewer, agreement, period, List.of(dimension))
                .map(cards -> cards.get(0));
    }
}
