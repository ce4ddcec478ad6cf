package nl.druif.agreement.negotiation;

import static nl.druif.foundation.tenancy.Role.AGREEMENT_MANAGER;
import static nl.druif.foundation.tenancy.Role.CUSTOMER_MANAGER;
import static nl.druif.foundation.tenancy.Role.PROVIDER_ADMIN;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.agreement.AgreementStore;
import nl.druif.agreement.agreement.Amendment;
import nl.druif.agreement.agreement.Audience;
import nl.druif.agreement.agreement.Change;
import nl.druif.agreement.agreement.FeasibilityStore;
import nl.druif.agreement.agreement.FeasibilityStore.Asked;
import nl.druif.agreement.agreement.Mentioned;
import nl.druif.agreement.agreement.Notice;
import nl.druif.agreement.agreement.Revision;
import nl.druif.agreement.agreement.Standing;
import nl.druif.foundation.http.Idempotent;
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
@Tag(name = "negotiation", description = "Proposing, answering, signing, amending and ending agreements")
public class NegotiationResource {
    private final AgreementStore agreements;
    private final FeasibilityStore feasibility;
    private final CallerTenant caller;
    private final Clock clock;

    NegotiationResource(AgreementStore agreements, FeasibilityStore feasibility, CallerTenant caller, Clock clock) {
        this.agreements = agreements;
        this.feasibility = feasibility;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Idempotent
    @Path("/proposals")
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER})
    @Operation(
            operationId = "proposeAgreement",
            summary = "Propose the draft",
            description = "From now on its words, and the calendars they name, are fixed.",
            extensions = @Extension(name = "x-summary-nl", value = "Het concept voorleggen"))
    @APIResponseSchema(value = Standing.class, responseCode = "201", responseDescription = "Proposed")
    @APIResponse(
            responseCode = "200",
            description = "With validateOnly=true: what would be, and what it would do",
            content = @Content(schema = @Schema(implementation = Standing.class)))
    public Uni<RestResponse<Standing>> propose(
            @RestPath @Parameter(description = "The agreement's id") UUID id,
            @RestQuery @DefaultValue("false") @Parameter(description = "Only check, write nothing")
                    boolean validateOnly,
            @RestHeader("Accept-Language") @Nullable String language) {
        var now = clock.instant();
        var change = new Change(
                "agreement.proposed",
                agreement -> Mentioned.in(agreement.last().terms()),
                (agreement, register) -> Revision.quiet(agreement.propose(register, now)));
        return validateOnly ? tried(id, change, language) : revised(id, change);
    }

    @POST
    @Idempotent
    @Path("/amendments")
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER})
    @Operation(
            operationId = "amendAgreement",
            summary = "Propose other terms",
            description =
                    "A new version of a signed agreement, to be signed by both sides. It takes effect in the past only"
                            + " when its policy onNewVersion is CUTOVER or REPLAY.",
            extensions = @Extension(name = "x-summary-nl", value = "Andere afspraken voorleggen"))
    @APIResponseSchema(value = Standing.class, responseCode = "201", responseDescription = "Proposed")
    @APIResponse(
            responseCode = "200",
            description = "With validateOnly=true: what would be, and what it would do",
            content = @Content(schema = @Schema(implementation = Standing.class)))
    public Uni<RestResponse<Standing>> amend(
            @RestPath @Parameter(description = "The agreement's id") UUID id,
            @RestQuery @DefaultValue("false") @Parameter(description = "Only check, write nothing")
                    boolean validateOnly,
            @RestHeader("Accept-Language") @Nullable String language,
            Amendment amendment) {
        var now = clock.instant();
        var writer = caller.subject();
        var change = Change.with(
                "agreement.amended",
                amendment.mentioned(),
                (agreement, register) -> Revision.quiet(agreement.amend(amendment, register, writer, now)));
        return validateOnly ? tried(id, change, language) : revised(id, change);
    }

    @POST
    @Idempotent
    @Path("/withdrawals")
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, CUSTOMER_MANAGER})
    @Operation(
            operationId = "withdrawVersion",
            summary = "Withdraw what is not signed",
            description = "The draft, or the proposal that waits for signatures; either side may.",
            extensions = @Extension(name = "x-summary-nl", value = "Intrekken wat niet is ondertekend"))
    @APIResponseSchema(value = Standing.class, responseCode = "201", responseDescription = "Withdrawn")
    public Uni<RestResponse<Standing>> withdraw(@RestPath @Parameter(description = "The agreement's id") UUID id) {
        var audience = Audience.of(caller);
        return revised(id, Change.of("agreement.withdrawn", agreement -> Revision.quiet(agreement.withdraw(audience))));
    }

    @POST
    @Idempotent
    @Path("/terminations")
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, CUSTOMER_MANAGER})
    @Operation(
            operationId = "terminateAgreement",
            summary = "End a signed agreement",
            description = "From endsAt on it sets no target; either side may.",
            extensions = @Extension(name = "x-summary-nl", value = "Een overeenkomst opzeggen"))
    @APIResponseSchema(value = Standing.class, responseCode = "201", responseDescription = "Terminated")
    public Uni<RestResponse<Standing>> terminate(
            @RestPath @Parameter(description = "The agreement's id") UUID id, Notice notice) {
        var now = clock.instant();
        var subject = caller.subject();
        return revised(id, Change.of("agreement.terminated", agreement -> agreement.terminate(notice, subject, now)));
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

    private Uni<RestResponse<Standing>> tried(UUID id, Change change, @Nullable String language) {
        var tenant = caller.tenant();
        var now = clock.instant();
        var audience = Audience.of(caller);
        return agreements
                .tryOut(tenant, id, change.by(audience))
                .map(agreement -> Asked.about(agreement, audience, now, language))
                .flatMap(asked -> feasibility.tried(tenant, asked, Optional.empty()))
                .map(RestResponse::ok);
    }
}
