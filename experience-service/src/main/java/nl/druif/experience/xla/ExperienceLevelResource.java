package nl.druif.experience.xla;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.foundation.tenancy.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/experience/v1/experience-levels")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Experience levels")
class ExperienceLevelResource {
    private final XlaStore levels;
    private final CallerTenant caller;

    ExperienceLevelResource(XlaStore levels, CallerTenant caller) {
        this.levels = levels;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({
        Role.PROVIDER_ADMIN,
        Role.AGREEMENT_MANAGER,
        Role.AGENT,
        Role.AUDITOR,
        Role.CUSTOMER_MANAGER,
        Role.CUSTOMER_VIEWER
    })
    @Operation(
            operationId = "getExperienceLevels",
            summary = "How an agreement's experience targets stood in a month",
            description =
                    "By the tickets that closed in the month, in the agreement's zone. Below the minimum of responses"
                            + " the verdict is INSUFFICIENT; groups under five have no score, also not by subtraction.",
            extensions =
                    @Extension(name = "x-summary-nl", value = "Hoe de belevingsnormen er in een maand voor stonden"))
    public Uni<ExperienceLevels> levels(
            @RestQuery @Parameter(required = true) Optional<UUID> agreement,
            @RestQuery @Parameter(required = true, description = "A month such as 2026-04") Optional<Month> period) {
        new Faults()
                .check(agreement.isPresent(), "?agreement", "REQUIRED", "Say which agreement.")
                .check(period.isPresent(), "?period", "REQUIRED", "Say which month, such as 2026-04.")
                .refuse();
        return levels.levels(
                caller.tenant(), agreement.orElseThrow(), period.orElseThrow().value(), seen());
    }

    /** Customers see what is theirs; a customer's user without a customer sees nothing. */
    private Optional<String> seen() {
        var party = caller.party();
        if (party.isEmpty() && (caller.is(Role.CUSTOMER_MANAGER) || caller.is(Role.CUSTOMER_VIEWER))) {
            throw Refusal.notFound();
        }
        return party;
    }
}
