package nl.druif.agreement.catalogue;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.EntryResource;
import nl.druif.agreement.Listing;
import nl.druif.foundation.http.CountedPageRequest;
import nl.druif.foundation.http.Idempotent;
import nl.druif.foundation.http.IfMatch;
import nl.druif.foundation.http.Page;
import nl.druif.foundation.http.Pages;
import nl.druif.foundation.json.Document;
import nl.druif.foundation.json.StrictJson;
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

@Path(OfferedServiceResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "services", description = "The services on offer; every target hangs on one")
public class OfferedServiceResource extends EntryResource<OfferedService, OfferedServiceDetails> {
    static final String PATH = "/agreement/v1/services";

    OfferedServiceResource(
            OfferedServiceStore services, CallerTenant caller, Clock clock, Pages pages, StrictJson json) {
        super(PATH, services, caller, clock, pages, json);
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
        return registered(details);
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
            @BeanParam CountedPageRequest page) {
        return page(Listing.of("OfferedService").with("reference", reference), page);
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
        return found(id);
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
        return replaced(id, ifMatch, details);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MERGE_PATCH)
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER})
    @Operation(
            operationId = "changeService",
            summary = "Change parts of a service",
            description =
                    "A merge patch (RFC 7396) on what a PUT would send: what it names is replaced, null takes away.",
            extensions = @Extension(name = "x-summary-nl", value = "Delen van een dienst wijzigen"))
    public Uni<OfferedService> change(
            @RestPath @Parameter(description = "The service's id") UUID id,
            @RestHeader("If-Match") IfMatch ifMatch,
            Document patch) {
        return patched(id, ifMatch, patch, OfferedServiceDetails.class);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER})
    @Operation(
            operationId = "removeService",
            summary = "Remove a service",
            description = "Only when no agreement ever named it.",
            extensions = @Extension(name = "x-summary-nl", value = "Een dienst verwijderen"))
    public Uni<Void> remove(
            @RestPath @Parameter(description = "The service's id") UUID id, @RestHeader("If-Match") IfMatch ifMatch) {
        return removed(id, ifMatch);
    }

    @Override
    protected OfferedServiceDetails details(OfferedService entry) {
        return OfferedServiceDetails.of(entry);
    }
}
