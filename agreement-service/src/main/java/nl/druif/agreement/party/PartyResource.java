package nl.druif.agreement.party;

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

@Path("/agreement/v1/parties")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "parties", description = "Who can sign, promise, or have time attributed to him")
public class PartyResource {
    private final PartyStore parties;
    private final CallerTenant caller;
    private final Clock clock;
    private final Pages pages;

    PartyResource(PartyStore parties, CallerTenant caller, Clock clock, Pages pages) {
        this.parties = parties;
        this.caller = caller;
        this.clock = clock;
        this.pages = pages;
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
        return parties.add(caller.tenant(), details.registered(Uuid7.at(clock.instant())))
                .map(party -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, party)
                        .location(URI.create("/agreement/v1/parties/" + party.id()))
                        .build());
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
            @BeanParam PageRequest page) {
        var cut = pages.cut(page, caller.tenant());
        var listing = Listing.of("Party").with("kind", kind).with("reference", reference);
        return parties.list(caller.tenant(), listing, cut)
                .map(found -> pages.page(cut, found.items(), PartyResource::key, found.total()));
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
        return parties.find(caller.tenant(), id);
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
        return parties.revise(caller.tenant(), id, party -> {
            ifMatch.check(party);
            return details.replacing(party);
        });
    }

    private static List<String> key(Party party) {
        return List.of(party.id().toString());
    }
}
