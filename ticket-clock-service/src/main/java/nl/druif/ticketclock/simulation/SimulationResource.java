package nl.druif.ticketclock.simulation;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import nl.druif.foundation.tenancy.Role;
import nl.druif.ticketclock.clock.Simulation;
import nl.druif.ticketclock.clock.TicketReading;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/ticket-clock/v1/simulations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "simulations", description = "Clocks for a history that nobody stores")
public class SimulationResource {

    @POST
    @RolesAllowed({
        Role.PROVIDER_ADMIN,
        Role.AGREEMENT_MANAGER,
        Role.AGENT,
        Role.AUDITOR,
        Role.INTEGRATION,
        Role.CUSTOMER_MANAGER,
        Role.CUSTOMER_VIEWER
    })
    @NonBlocking
    @Operation(
            operationId = "simulateClocks",
            summary = "Try targets on a history",
            description =
                    "Calendar, targets, policies, events and exclusions come along in the body; the answer is what"
                            + " the clocks would say as of an instant, with ledger and explanation. Nothing is stored."
                            + " Ledgers and explanations of more than 8,000 lines together are refused"
                            + " (SIMULATION_TOO_LARGE).",
            extensions = @Extension(name = "x-summary-nl", value = "Normen uitproberen op een verloop"))
    public TicketReading simulate(Simulation simulation) {
        return simulation.run();
    }
}
