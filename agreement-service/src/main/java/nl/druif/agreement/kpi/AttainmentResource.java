package nl.druif.agreement.kpi;

import static nl.druif.foundation.tenancy.Role.AGENT;
import static nl.druif.foundation.tenancy.Role.AGREEMENT_MANAGER;
import static nl.druif.foundation.tenancy.Role.AUDITOR;
import static nl.druif.foundation.tenancy.Role.CUSTOMER_MANAGER;
import static nl.druif.foundation.tenancy.Role.CUSTOMER_VIEWER;
import static nl.druif.foundation.tenancy.Role.PROVIDER_ADMIN;

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
import nl.druif.agreement.agreement.Audience;
import nl.druif.foundation.tenancy.CallerTenant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/agreement/v1/agreements/{id}/kpi-attainments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "kpi-measurements")
public class AttainmentResource {
    private final MeasurementStore measurements;
    private final CallerTenant caller;
    private final Clock clock;

    AttainmentResource(MeasurementStore measurements, CallerTenant caller, Clock clock) {
        this.measurements = measurements;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AGENT, AUDITOR, CUSTOMER_MANAGER, CUSTOMER_VIEWER})
    @Operation(
            operationId = "listKpiAttainments",
            summary = "Read what an agreement's KPIs came to in a period",
            description =
                    "Those that are counted by such periods: a month, a quarter or a year in the agreement's zone,"
                            + " each beside what was promised. With recordedAt: as it was known then. A customer sees no internal"
                            + " objectives.",
            extensions = @Extension(name = "x-summary-nl", value = "Wat KPI's in een periode zijn geworden"))
    public Uni<KpiAttainments> attainments(
            @RestPath @Parameter(description = "The agreement's id") UUID id,
            @RestQuery @Parameter(description = "Such as 2026-05, 2026-Q2 or 2026", required = true) KpiPeriod period,
            @RestQuery @Parameter(description = "What was told later is left out") Optional<Instant> recordedAt) {
        return measurements.attainments(caller.tenant(), Audience.of(caller), id, period, recordedAt, clock.instant());
    }
}
