package nl.druif.agreement.negotiation;

import static nl.druif.foundation.tenancy.Role.AGENT;
import static nl.druif.foundation.tenancy.Role.AGREEMENT_MANAGER;
import static nl.druif.foundation.tenancy.Role.AUDITOR;
import static nl.druif.foundation.tenancy.Role.CUSTOMER_MANAGER;
import static nl.druif.foundation.tenancy.Role.CUSTOMER_VIEWER;
import static nl.druif.foundation.tenancy.Role.PROVIDER_ADMIN;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.agreement.AgreementStore;
import nl.druif.agreement.agreement.AgreementVersion;
import nl.druif.agreement.agreement.Approval;
import nl.druif.agreement.agreement.Audience;
import nl.druif.agreement.agreement.Change;
import nl.druif.agreement.agreement.FeasibilityStore;
import nl.druif.agreement.agreement.FeasibilityStore.Asked;
import nl.druif.agreement.agreement.Revision;
import nl.druif.agreement.agreement.Signature;
import nl.druif.agreement.agreement.Signer;
import nl.druif.agreement.agreement.Signing;
import nl.druif.agreement.agreement.Standing;
import nl.druif.foundation.http.Idempotent;
import nl.druif.foundation.problem.Refusal;
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

@Path("/agreement/v1/agreements/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "negotiation")
public class SignatureResource {
    private final AgreementStore agreements;
    private final FeasibilityStore feasibility;
    private final CallerTenant caller;
    private final Clock clock;

    SignatureResource(AgreementStore agreements, FeasibilityStore feasibility, CallerTenant caller, Clock clock) {
        this.agreements = agreements;
        this.feasibility = feasibility;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Idempotent
    @Path("/versions/{number}/signatures")
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, CUSTOMER_MANAGER})
    @Operation(
            operationId = "signVersion",
            summary = "Sign a version",
            description = "Once for each side, by different people. The second signature makes it hold from its"
                    + " validFrom. A customer is signed for by its own people only. With textHash the signature is for"
                    + " that text and no other.",
            extensions = @Extension(name = "x-summary-nl", value = "Een versie ondertekenen"))
    @APIResponseSchema(value = Standing.class, responseCode = "201", responseDescription = "Signed")
    @APIResponse(
            responseCode = "200",
            description = "With validateOnly=true: what would be, and what it would do",
            content = @Content(schema = @Schema(implementation = Standing.class)))
    public Uni<RestResponse<Standing>> sign(
            @RestPath @Parameter(description = "The agreement's id") UUID id,
            @RestPath @Parameter(description = "The version's number") int number,
            @RestQuery @DefaultValue("false") @Parameter(description = "Only check, write nothing")
                    boolean validateOnly,
            @RestHeader("Accept-Language") @Nullable String language,
            Signing signing) {
        var now = clock.instant();
        var signer = Signer.of(caller, Audience.of(caller));
        var change = Change.of(
                "agreement.signed",
                agreement -> agreement.asRead(number, signing.textHash()).sign(number, signing.side(), signer, now));
        return validateOnly ? tried(id, number, change, language) : revised(id, change);
    }

    @GET
    @Path("/versions/{number}/signatures")
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AGENT, AUDITOR, CUSTOMER_MANAGER, CUSTOMER_VIEWER})
    @Operation(
            operationId = "listSignatures",
            summary = "List who signed a version",
            description = "Two at most.",
            extensions = @Extension(name = "x-summary-nl", value = "De ondertekenaars van een versie tonen"))
    public Uni<Signatures> signatures(
            @RestPath @Parameter(description = "The agreement's id") UUID id,
            @RestPath @Parameter(description = "The version's number") int number) {
        return version(id, number).map(version -> new Signatures(version.signatures()));
    }

    @POST
    @Idempotent
    @Path("/versions/{number}/approvals")
    @RolesAllowed({PROVIDER_ADMIN, AUDITOR})
    @Operation(
            operationId = "reviewVersion",
            summary = "Approve or reject a proposal in legal review",
            description = "By somebody who wrote none of it. Where the agreement asks for legal review, a proposal is"
                    + " signed only while the last word on it is APPROVED.",
            extensions = @Extension(name = "x-summary-nl", value = "Een voorstel juridisch toetsen"))
    @APIResponseSchema(value = Standing.class, responseCode = "201", responseDescription = "Reviewed")
    public Uni<RestResponse<Standing>> review(
            @RestPath @Parameter(description = "The agreement's id") UUID id,
            @RestPath @Parameter(description = "The version's number") int number,
            LegalReview review) {
        var approval = review.by(caller.subject(), clock.instant());
        return revised(
                id,
                Change.of(
                        "agreement.reviewed",
                        agreement -> Revision.quiet(
                                agreement.asRead(number, review.textHash()).review(number, approval))));
    }

    @GET
    @Path("/versions/{number}/approvals")
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AGENT, AUDITOR})
    @Operation(
            operationId = "listApprovals",
            summary = "List what legal review said of a version",
            description = "Oldest first; the last word counts. A customer does not see it.",
            extensions = @Extension(name = "x-summary-nl", value = "De juridische toetsing van een versie tonen"))
    public Uni<Approvals> approvals(
            @RestPath @Parameter(description = "The agreement's id") UUID id,
            @RestPath @Parameter(description = "The version's number") int number) {
        return version(id, number).map(version -> new Approvals(version.approvals()));
    }

    public record Signatures(List<Signature> items) {}

    public record Approvals(List<Approval> items) {}

    private Uni<AgreementVersion> version(UUID id, int number) {
        return agreements
                .find(caller.tenant(), id)
                .map(Audience.of(caller)::view)
                .map(agreement -> agreement.version(number).orElseThrow(Refusal::notFound));
    }

    private Uni<RestResponse<Standing>> revised(UUID id, Change change) {
        var now = clock.instant();
        var audience = Audience.of(caller);
        return agreements
                .revise(caller.tenant(), id, change.by(audience))
                .map(agreement -> RestResponse.ResponseBuilder.create(
                                RestResponse.Status.CREATED, Standing.of(audience.view(agreement), now))
                        .location(URI.create("/agreement/v1/agreements/" + id))
                        .build());
    }

    private Uni<RestResponse<Standing>> tried(UUID id, int number, Change change, @Nullable String language) {
        var tenant = caller.tenant();
        var now = clock.instant();
        var audience = Audience.of(caller);
        return agreements
                .tryOut(tenant, id, change.by(audience))
                .map(agreement -> Asked.about(agreement, number, audience, now, language))
                .flatMap(asked -> feasibility.tried(tenant, asked, Optional.empty()))
                .map(RestResponse::ok);
    }
}
