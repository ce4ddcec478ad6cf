package nl.druif.reporting.breach;

import static nl.druif.foundation.tenancy.Role.AGENT;
import static nl.druif.foundation.tenancy.Role.AGREEMENT_MANAGER;
import static nl.druif.foundation.tenancy.Role.AUDITOR;
import static nl.druif.foundation.tenancy.Role.CUSTOMER_MANAGER;
import static nl.druif.foundation.tenancy.Role.CUSTOMER_VIEWER;
import static nl.druif.foundation.tenancy.Role.PROVIDER_ADMIN;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.http.Page;
import nl.druif.foundation.http.PageRequest;
import nl.druif.foundation.http.Pages;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.reporting.scorecard.Viewer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/reporting/v1/breaches")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Breaches")
@RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AGENT, AUDITOR, CUSTOMER_MANAGER, CUSTOMER_VIEWER})
class BreachResource {
    private final CallerTenant caller;
    private final BreachStore breaches;
    private final Pages pages;

    BreachResource(CallerTenant caller, BreachStore breaches, Pages pages) {
        this.caller = caller;
        this.breaches = breaches;
        this.pages = pages;
    }

    @GET
    @Operation(
            operationId = "listBreaches",
            summary = "List broken promises",
            description =
                    "Newest first, by the instant at which time ran out, as they stand now: what a correction took"
                            + " back is gone. A customer sees commitments of its own agreements.",
            extensions = @Extension(name = "x-summary-nl", value = "Overschrijdingen tonen"))
    public Uni<RestResponse<Page<Breach>>> breaches(
            @RestQuery @Parameter(description = "Only of this agreement") Optional<UUID> agreement,
            @BeanParam PageRequest page) {
        var viewer = Viewer.of(caller);
        var cut = pages.cut(page, viewer.tenant());
        return breaches.breaches(viewer, agreement, cut).map(found -> pages.page(cut, found, Breach::keys));
    }
}
