package nl.druif.agreement.exclusion;

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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import nl.druif.agreement.Listing;
import nl.druif.agreement.agreement.Agreement;
import nl.druif.agreement.agreement.Audience;
import nl.druif.agreement.agreement.Signer;
import nl.druif.foundation.http.CountedPageRequest;
import nl.druif.foundation.http.Idempotent;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/agreement/v1/exclusions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "exclusions", description = "Time that both sides signed as not counting")
public class ExclusionResource {
    private final ExclusionStore exclusions;
    private final CallerTenant caller;
    private final Clock clock;
    private final Pages pages;

    ExclusionResource(ExclusionStore exclusions, CallerTenant caller, Clock clock, Pages pages) {
        this.exclusions = exclusions;
        this.caller = caller;
        this.clock = clock;
        this.pages = pages;
    }

    @POST
    @Idempotent
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, CUSTOMER_MANAGER})
    @Operation(
            operationId = "proposeExclusion",
            summary = "Propose that some time does not count",
            description = "Also in the past. Nothing is excluded before both sides sign. With validateOnly=true nothing"
                    + " is written and the answer says on which clause and versions it would rest.",
            extensions = @Extension(name = "x-summary-nl", value = "Een uitsluiting voorstellen"))
    @APIResponseSchema(value = Exclusion.class, responseCode = "201", responseDescription = "Proposed")
    @APIResponse(
            responseCode = "200",
            description = "With validateOnly=true: what would be proposed",
            content = @Content(schema = @Schema(implementation = Exclusion.class)))
    public Uni<RestResponse<Exclusion>> propose(
            @RestQuery @DefaultValue("false") @Parameter(description = "Only check, write nothing")
                    boolean validateOnly,
            ExclusionProposal proposal) {
        var now = clock.instant();
        var audience = Audience.of(caller);
        var proposer = Signer.of(caller, audience);
        Function<Agreement, Exclusion> proposed =
                agreement -> Exclusion.proposed(Uuid7.at(now), agreement, proposal, proposer, now);
        return validateOnly
                ? exclusions
                        .tryOut(caller.tenant(), audience, proposal.agreement(), proposed)
                        .map(RestResponse::ok)
                : exclusions
                        .create(caller.tenant(), audience, proposal.agreement(), proposed)
                        .map(ExclusionResource::created);
    }

    @GET
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AGENT, AUDITOR, CUSTOMER_MANAGER, CUSTOMER_VIEWER})
    @Operation(
            operationId = "listExclusions",
            summary = "List exclusions",
            description = "In the order of their making. A customer sees those under agreements with him.",
            extensions = @Extension(name = "x-summary-nl", value = "Uitsluitingen tonen"))
    public Uni<RestResponse<Page<Exclusion>>> list(
            @RestQuery @Parameter(description = "Only those under this agreement") Optional<UUID> agreement,
            @RestQuery @Parameter(description = "Only those in this state") Optional<ExclusionState> state,
            @RestQuery @Parameter(description = "Only those that rest on this clause") Optional<String> clause,
            @RestQuery @Parameter(description = "Only those with this customer, by its reference")
                    Optional<String> customer,
            @RestQuery @Parameter(description = "Only those that end after this") Optional<Instant> from,
            @RestQuery @Parameter(description = "Only those that start before this") Optional<Instant> until,
            @BeanParam CountedPageRequest page) {
        var cut = pages.cut(page, caller.tenant());
        var listing = Listing.of("Exclusion")
                .with("agreement", agreement)
                .with("state", state)
                .with("clause", clause)
                .with("customer", customer);
        from.ifPresent(at -> listing.where("each.endsAt > :after", "after", at));
        until.ifPresent(at -> listing.where("each.startsAt < :before", "before", at));
        return exclusions
                .list(caller.tenant(), Audience.of(caller), listing, cut)
                .map(found -> pages.page(cut, found.items(), ExclusionResource::key, found.total()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AGENT, AUDITOR, CUSTOMER_MANAGER, CUSTOMER_VIEWER})
    @Operation(
            operationId = "getExclusion",
            summary = "Read an exclusion",
            description = "With its evidence, its signatures and what it rests on.",
            extensions = @Extension(name = "x-summary-nl", value = "Een uitsluiting lezen"))
    public Uni<Exclusion> get(@RestPath @Parameter(description = "The exclusion's id") UUID id) {
        return exclusions.find(caller.tenant(), Audience.of(caller), id);
    }

    @POST
    @Idempotent
    @Path("/{id}/signatures")
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, CUSTOMER_MANAGER})
    @Operation(
            operationId = "signExclusion",
            summary = "Sign an exclusion",
            description = "Once for each side, by different people. After the second the time does not count, and what"
                    + " was judged is judged again.",
            extensions = @Extension(name = "x-summary-nl", value = "Een uitsluiting ondertekenen"))
    @APIResponseSchema(value = Exclusion.class, responseCode = "201", responseDescription = "Signed")
    public Uni<RestResponse<Exclusion>> sign(
            @RestPath @Parameter(description = "The exclusion's id") UUID id, ExclusionSigning signing) {
        var now = clock.instant();
        var signer = signer();
        return revised(
                id,
                "exclusion.signed",
                (exclusion, agreement) -> exclusion.sign(agreement, signing.side(), signer, now));
    }

    @POST
    @Idempotent
    @Path("/{id}/withdrawals")
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, CUSTOMER_MANAGER})
    @Operation(
            operationId = "withdrawExclusion",
            summary = "Withdraw an exclusion",
            description = "Until both sides signed it; either side may.",
            extensions = @Extension(name = "x-summary-nl", value = "Een uitsluiting intrekken"))
    @APIResponseSchema(value = Exclusion.class, responseCode = "201", responseDescription = "Withdrawn")
    public Uni<RestResponse<Exclusion>> withdraw(@RestPath @Parameter(description = "The exclusion's id") UUID id) {
        var now = clock.instant();
        return revised(id, "exclusion.withdrawn", (exclusion, agreement) -> exclusion.withdraw(now));
    }

    @POST
    @Idempotent
    @Path("/{id}/revocations")
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, CUSTOMER_MANAGER})
    @Operation(
            operationId = "revokeExclusion",
            summary = "Sign that an exclusion is undone",
            description = "Once for each side, by different people. After the second the time counts again, as if"
                    + " nothing had been signed.",
            extensions = @Extension(name = "x-summary-nl", value = "Een uitsluiting herroepen"))
    @APIResponseSchema(value = Exclusion.class, responseCode = "201", responseDescription = "Signed")
    public Uni<RestResponse<Exclusion>> revoke(
            @RestPath @Parameter(description = "The exclusion's id") UUID id, ExclusionSigning signing) {
        var now = clock.instant();
        var signer = signer();
        return revised(
                id, "exclusion.revoked", (exclusion, agreement) -> exclusion.revoke(signing.side(), signer, now));
    }

    private Signer signer() {
        return Signer.of(caller, Audience.of(caller));
    }

    private Uni<RestResponse<Exclusion>> revised(
            UUID id, String deed, BiFunction<Exclusion, Agreement, Revised> change) {
        return exclusions
                .revise(caller.tenant(), Audience.of(caller), id, deed, change)
                .map(ExclusionResource::created);
    }

    private static RestResponse<Exclusion> created(Exclusion exclusion) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, exclusion)
                .location(URI.create("/agreement/v1/exclusions/" + exclusion.id()))
                .build();
    }

    private static List<String> key(Exclusion exclusion) {
        return List.of(exclusion.id().toString());
    }
}
