package nl.druif.agreement.agreement;

import static nl.druif.foundation.tenancy.Role.AGENT;
import static nl.druif.foundation.tenancy.Role.AGREEMENT_MANAGER;
import static nl.druif.foundation.tenancy.Role.AUDITOR;
import static nl.druif.foundation.tenancy.Role.CUSTOMER_MANAGER;
import static nl.druif.foundation.tenancy.Role.CUSTOMER_VIEWER;
import static nl.druif.foundation.tenancy.Role.PROVIDER_ADMIN;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.Listing;
import nl.druif.agreement.agreement.FeasibilityStore.Asked;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.http.CountedPageRequest;
import nl.druif.foundation.http.Idempotent;
import nl.druif.foundation.http.IfMatch;
import nl.druif.foundation.http.Page;
import nl.druif.foundation.http.Pages;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.tenancy.CallerTenant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/agreement/v1/agreements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "agreements", description = "What two parties promise each other, from draft to end")
public class AgreementResource {
    private final AgreementStore agreements;
    private final FeasibilityStore feasibility;
    private final CallerTenant caller;
    private final Clock clock;
    private final Pages pages;

    AgreementResource(
            AgreementStore agreements, FeasibilityStore feasibility, CallerTenant caller, Clock clock, Pages pages) {
        this.agreements = agreements;
        this.feasibility = feasibility;
        this.caller = caller;
        this.clock = clock;
        this.pages = pages;
    }

    @POST
    @Idempotent
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER})
    @Operation(
            operationId = "draftAgreement",
            summary = "Draft an agreement",
            description = "Version 1, which binds nobody until both sides sign it. With validateOnly=true nothing is"
                    + " written and the answer is what would be, with what it would do.",
            extensions = @Extension(name = "x-summary-nl", value = "Een overeenkomst opstellen"))
    @APIResponseSchema(value = Standing.class, responseCode = "201", responseDescription = "Drafted")
    @APIResponse(
            responseCode = "200",
            description = "With validateOnly=true: what would be drafted",
            content = @Content(schema = @Schema(implementation = Standing.class)))
    public Uni<RestResponse<Standing>> draft(
            @RestQuery @DefaultValue("false") @Parameter(description = "Only check, write nothing")
                    boolean validateOnly,
            @RestHeader("Accept-Language") @Nullable String language,
            Draft draft) {
        var now = clock.instant();
        var tenant = caller.tenant();
        var id = Uuid7.at(now);
        var writer = caller.subject();
        return validateOnly
                ? agreements
                        .tryOut(
                                tenant,
                                draft.mentioned(),
                                register -> Agreement.draft(id, tenant, draft, register, writer))
                        .flatMap(agreement -> feasibility.tried(
                                tenant, Asked.about(agreement, Audience.IN_HOUSE, now, language), Optional.empty()))
                        .map(RestResponse::ok)
                : agreements
                        .create(
                                tenant,
                                draft.mentioned(),
                                register -> Agreement.draft(id, tenant, draft, register, writer))
                        .map(agreement -> RestResponse.ResponseBuilder.create(
                                        RestResponse.Status.CREATED, Standing.of(agreement, now))
                                .location(URI.create("/agreement/v1/agreements/" + agreement.id()))
                                .build());
    }

    @GET
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AGENT, AUDITOR, CUSTOMER_MANAGER, CUSTOMER_VIEWER})
    @Operation(
            operationId = "listAgreements",
            summary = "List agreements",
            description =
                    "In the order of their making. A customer sees those with him, once they were proposed to him.",
            extensions = @Extension(name = "x-summary-nl", value = "Overeenkomsten tonen"))
    public Uni<RestResponse<Page<Outline>>> list(
            @RestQuery @Parameter(description = "Only agreements of this kind") Optional<AgreementKind> kind,
            @RestQuery @Parameter(description = "Only the agreement with this reference") Optional<String> reference,
            @RestQuery @Parameter(description = "Only agreements with this customer, by its reference")
                    Optional<String> customer,
            @BeanParam CountedPageRequest page) {
        var cut = pages.cut(page, caller.tenant());
        var listing = Listing.of("Agreement")
                .with("kind", kind)
                .with("reference", reference)
                .with("customer", customer);
        return agreements
                .list(caller.tenant(), Audience.of(caller), listing, cut, clock.instant())
                .map(found -> pages.page(cut, found.items(), AgreementResource::key, found.total()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AGENT, AUDITOR, CUSTOMER_MANAGER, CUSTOMER_VIEWER})
    @Operation(
            operationId = "getAgreement",
            summary = "Read an agreement",
            description =
                    "As it stands now; with validAt and recordedAt as it stood at one moment, by what was signed up"
                            + " to another.",
            extensions = @Extension(name = "x-summary-nl", value = "Een overeenkomst lezen"))
    public Uni<Standing> get(
            @RestPath @Parameter(description = "The agreement's id") UUID id,
            @RestQuery @Parameter(description = "The moment it is about; now unless given") Optional<Instant> validAt,
            @RestQuery @Parameter(description = "Only what was signed up to then") Optional<Instant> recordedAt) {
        var audience = Audience.of(caller);
        var at = validAt.orElseGet(clock::instant);
        return agreements
                .find(caller.tenant(), id)
                .map(audience::view)
                .map(agreement -> recordedAt.map(agreement::knownAt).orElse(agreement))
                .map(agreement -> Standing.of(agreement, at));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER})
    @Operation(
            operationId = "rewriteAgreement",
            summary = "Rewrite a draft",
            description = "Only while it is a draft; what was proposed is withdrawn or amended.",
            extensions = @Extension(name = "x-summary-nl", value = "Een concept herschrijven"))
    public Uni<Standing> rewrite(
            @RestPath @Parameter(description = "The agreement's id") UUID id,
            @RestQuery @DefaultValue("false") @Parameter(description = "Only check, write nothing")
                    boolean validateOnly,
            @RestHeader("If-Match") IfMatch ifMatch,
            @RestHeader("Accept-Language") @Nullable String language,
            Draft draft) {
        var now = clock.instant();
        var writer = caller.subject();
        var change = Change.with("agreement.rewritten", draft.mentioned(), (agreement, register) -> {
            ifMatch.check(Standing.of(agreement, now));
            return Revision.quiet(agreement.redraft(draft, register, writer));
        });
        var tenant = caller.tenant();
        return validateOnly
                ? agreements
                        .find(tenant, id)
                        .flatMap(written -> agreements
                                .tryOut(tenant, id, change)
                                .flatMap(agreement -> feasibility.tried(
                                        tenant,
                                        Asked.about(agreement, Audience.IN_HOUSE, now, language),
                                        Optional.of(written.last()))))
                : agreements.revise(tenant, id, change).map(agreement -> Standing.of(agreement, now));
    }

    private static List<String> key(Outline agreement) {
        return List.of(agreement.id().toString());
    }
}
