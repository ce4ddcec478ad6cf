package nl.druif.ticketclock.outage;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.foundation.tenancy.Role;
import nl.druif.ticketclock.audience.Audience;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/ticket-clock/v1/availability")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "availability", description = "What became of the time that services had to be there")
public class AvailabilityResource {
    private final AvailabilityStore availability;
    private final CallerTenant caller;
    private final Clock clock;

    AvailabilityResource(AvailabilityStore availability, CallerTenant caller, Clock clock) {
        this.availability = availability;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({
        Role.PROVIDER_ADMIN,
        Role.AGREEMENT_MANAGER,
        Role.AGENT,
        Role.INTEGRATION,
        Role.AUDITOR,
        Role.CUSTOMER_MANAGER,
        Role.CUSTOMER_VIEWER
    })
    @Operation(
            operationId = "getAvailability",
            summary = "Read the availability under an agreement",
            description = "Per target, and per service of it: uptime over the month, quarter or year of the target that"
                    + " holds the month, what is left of the error budget and how fast it burns, which outages counted"
                    + " and why others did not, and what remedies would come to. Worked out anew each time.",
            extensions = @Extension(name = "x-summary-nl", value = "De beschikbaarheid onder een overeenkomst lezen"))
    @APIResponseSchema(Availability.class)
    @APIResponse(responseCode = "404", description = "There is no such agreement that you may know of")
    @APIResponse(responseCode = "409", description = "Nobody knows the hours in which it had to be there")
    public Uni<Availability> get(
            @RestQuery @Parameter(description = "The agreement's id", required = true) UUID agreement,
            @RestQuery @Parameter(description = "A month such as 2026-10", required = true) CalendarMonth period,
            @RestQuery @Parameter(description = "Read as of this instant, not after now; now unless given")
                    Optional<Instant> asOf) {
        var now = clock.instant();
        asOf.ifPresent(at -> refuseUnlessPast(at, now));
        return availability.read(caller.tenant(), Audience.of(caller), agreement, period, asOf.orElse(now));
    }

    /** Whether an outage that goes on ends before then nobody knows. */
    private static void refuseUnlessPast(Instant asOf, Instant now) {
        new Faults()
                .check(
                        !asOf.isAfter(now),
                        new Fault("?asOf", "IN_THE_FUTURE", asOf + " is yet to come; it is " + now + ".")
                                .with("given", asOf)
                                .with("now", now))
                .refuse();
    }
}
