package nl.druif.agreement.catalogue;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.Listing;
import nl.druif.foundation.http.Idempotent;
import nl.druif.foundation.http.IfMatch;
import nl.druif.foundation.http.Page;
import nl.druif.foundation.http.PageRequest;
import nl.druif.foundation.http.Pages;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.foundation.tenancy.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/agreement/v1/services")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "services", description = "The services on offer; every target hangs on one")
public class OfferedServiceResource {
    private final OfferedServiceStore services;
    private final CallerTenant caller;
    private final Clock clock;
    private final Pages pages;

    OfferedServiceResource(OfferedServiceStore services, CallerTenant caller, Clock clock, Pages pages) {
        this.services = services;
        this.caller = caller;
        this.clock = clock;
        this.pages = pages;
    }

    @POST
    @Idempotent
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER})
    @Operation(
            operationId = "registerService",
            summary = "Register a service",
            description = "A service under the reference that tickets use.",
            extensions = @Extension(name = "x-summary-nl", value = "Een dienst vastleggen"))
    @APIResponseSchema(value = OfferedService.class, responseCode = "201", responseDescription = "Registered")
    public Uni<RestResponse<OfferedService>> register(OfferedServiceDetails details) {
        return services.add(caller.tenant(), details.registered(Uuid7.at(clock.instant())))
                .map(service -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, service)
                        .location(URI.create("/agreement/v1/services/" + service.id()))
                        .build());
    }

    @GET
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER, Role.AGENT, Role.AUDITOR})
    @Operation(
            operationId = "listServices",
            summary = "List services",
            description = "In the order of their registration.",
            extensions = @Extension(name = "x-summary-nl", value = "Diensten tonen"))
    public Uni<RestResponse<Page<OfferedService>>> list(
            @RestQuery @Parameter(description = "Only the service with this reference") Optional<String> reference,
            @BeanParam PageRequest page) {
        var cut = pages.cut(page, caller.tenant());
        var listing = Listing.of("OfferedService").with("reference", reference);
        return services.list(caller.tenant(), listing, cut)
                .map(found -> pages.page(cut, found.items(), OfferedServiceResource::key, found.total()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER, Role.AGENT, Role.AUDITOR})
    @Operation(
            operationId = "getService",
            summary = "Read a service",
            description = "As it is now.",
            extensions = @Extension(name = "x-summary-nl", value = "Een dienst lezen"))
    public Uni<OfferedService> get(@RestPath @Parameter(description = "The service's id") UUID id) {
        return services.find(caller.tenant(), id);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER})
    @Operation(
            operationId = "replaceService",
            summary = "Rewrite a service",
            description = "Its reference stays what it is: tickets and agreements name it.",
            extensions = @Extension(name = "x-summary-nl", value = "Een dienst herschrijven"))
    public Uni<OfferedService> replace(
            @RestPath @Parameter(description = "The service's id") UUID id,
            @RestHeader("If-Match") IfMatch ifMatch,
            OfferedServiceDetails details) {
        return services.revise(caller.tenant(), id, service -> {
            ifMatch.check(service);
            return details.replacing(service);
        });
    }

    private static List<String> key(OfferedService service) {
        return List.of(service.id().toString());
    }
}
