package nl.druif.agreement.party;

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
import nl.druif.foundation.terms.PartyRole;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path(PartyResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "parties", description = "Who can sign, promise, or have time attributed to him")
public class PartyResource extends EntryResource<Party, PartyDetails> {
    static final String PATH = "/agreement/v1/parties";

    PartyResource(PartyStore parties, CallerTenant caller, Clock clock, Pages pages, StrictJson json) {
        super(PATH, parties, caller, clock, pages, json);
    }

    @POST
    @Idempotent
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER})
    @Operation(
            operationId = "registerParty",
            summary = "Register a party",
            description = "A provider, customer, team or supplier under a reference of its own.",
            extensions = @Extension(name = "x-summary-nl", value = "Een partij vastleggen"))
    @APIResponseSchema(value = Party.class, responseCode = "201", responseDescription = "Registered")
    public Uni<RestResponse<Party>> register(PartyDetails details) {
        return registered(details);
    }

    @GET
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER, Role.AGENT, Role.AUDITOR})
    @Operation(
            operationId = "listParties",
            summary = "List parties",
            description = "In the order of their registration.",
            extensions = @Extension(name = "x-summary-nl", value = "Partijen tonen"))
    public Uni<RestResponse<Page<Party>>> list(
            @RestQuery @Parameter(description = "Only parties of this kind") Optional<PartyRole> kind,
            @RestQuery @Parameter(description = "Only the party with this reference") Optional<String> reference,
            @BeanParam CountedPageRequest page) {
        return page(Listing.of("Party").with("kind", kind).with("reference", reference), page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER, Role.AGENT, Role.AUDITOR})
    @Operation(
            operationId = "getParty",
            summary = "Read a party",
            description = "As it is now.",
            extensions = @Extension(name = "x-summary-nl", value = "Een partij lezen"))
    public Uni<Party> get(@RestPath @Parameter(description = "The party's id") UUID id) {
        return found(id);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER})
    @Operation(
            operationId = "replaceParty",
            summary = "Rewrite a party",
            description = "Its reference and kind stay what they are: tokens and agreements name them.",
            extensions = @Extension(name = "x-summary-nl", value = "Een partij herschrijven"))
    public Uni<Party> replace(
            @RestPath @Parameter(description = "The party's id") UUID id,
            @RestHeader("If-Match") IfMatch ifMatch,
            PartyDetails details) {
        return replaced(id, ifMatch, details);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MERGE_PATCH)
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER})
    @Operation(
            operationId = "changeParty",
            summary = "Change parts of a party",
            description =
                    "A merge patch (RFC 7396) on what a PUT would send: what it names is replaced, null takes away.",
            extensions = @Extension(name = "x-summary-nl", value = "Delen van een partij wijzigen"))
    public Uni<Party> change(
            @RestPath @Parameter(description = "The party's id") UUID id,
            @RestHeader("If-Match") IfMatch ifMatch,
            Document patch) {
        return patched(id, ifMatch, patch, PartyDetails.class);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER})
    @Operation(
            operationId = "removeParty",
            summary = "Remove a party",
            description = "Only when no agreement and no segment ever named it.",
            extensions = @Extension(name = "x-summary-nl", value = "Een partij verwijderen"))
    public Uni<Void> remove(
            @RestPath @Parameter(description = "The party's id") UUID id, @RestHeader("If-Match") IfMatch ifMatch) {
        return removed(id, ifMatch);
    }

    @Override
    protected PartyDetails details(Party entry) {
        return PartyDetails.of(entry);
    }
}
