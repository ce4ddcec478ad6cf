package nl.druif.agreement.settlement;

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
import nl.druif.agreement.agreement.Audience;
import nl.druif.agreement.agreement.Signer;
import nl.druif.foundation.http.CountedPageRequest;
import nl.druif.foundation.http.Idempotent;
import nl.druif.foundation.http.IfMatch;
import nl.druif.foundation.http.Page;
import nl.druif.foundation.http.Pages;
import nl.druif.foundation.tenancy.CallerTenant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/agreement/v1/settlements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "settlements", description = "How tickets that nothing was promised about are made good")
public class SettlementResource {
    private final SettlementStore settlements;
    private final CallerTenant caller;
    private final Clock clock;
    private final Pages pages;

    SettlementResource(SettlementStore settlements, CallerTenant caller, Clock clock, Pages pages) {
        this.settlements = settlements;
        this.caller = caller;
        this.clock = clock;
        this.pages = pages;
    }

    @GET
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AGENT, AUDITOR, CUSTOMER_MANAGER, CUSTOMER_VIEWER})
    @Operation(
            operationId = "listSettlements",
            summary = "List settlements",
            description = "A ticket with a customer and without any promise to him opens one by itself. A customer sees"
                    + " his own.",
            extensions = @Extension(name = "x-summary-nl", value = "Afhandelingen tonen"))
    public Uni<RestResponse<Page<Settlement>>> list(
            @RestQuery @Parameter(description = "Only those in this state") Optional<SettlementState> state,
            @RestQuery @Parameter(description = "Only those with this customer, by its reference")
                    Optional<String> customer,
            @RestQuery @Parameter(description = "Only those about this service, by its reference")
                    Optional<String> service,
            @RestQuery @Parameter(description = "Only those of the ticket with this id") Optional<UUID> ticket,
            @RestQuery @Parameter(description = "Only those of tickets that their own system calls so")
                    Optional<String> reference,
            @RestQuery @Parameter(description = "Only signed ones whose ticket fell under a promise after all, or not")
                    Optional<Boolean> needsReversal,
            @BeanParam CountedPageRequest page) {
        var cut = pages.cut(page, caller.tenant());
        var listing = Listing.of("Settlement")
                .with("state", state)
                .with("customer", customer)
                .with("service", service)
                .with("ticket", ticket)
                .with("reference", reference)
                .with("needsReversal", needsReversal);
        return settlements
                .list(caller.tenant(), Audience.of(caller), listing, cut)
                .map(found -> pages.page(cut, found.items(), SettlementResource::key, found.total()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AGENT, AUDITOR, CUSTOMER_MANAGER, CUSTOMER_VIEWER})
    @Operation(
            operationId = "getSettlement",
            summary = "Read a settlement",
            description = "With its three tracks, its postings and its signatures.",
            extensions = @Extension(name = "x-summary-nl", value = "Een afhandeling lezen"))
    public Uni<Settlement> get(@RestPath @Parameter(description = "The settlement's id") UUID id) {
        return settlements.find(caller.tenant(), Audience.of(caller), id);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, CUSTOMER_MANAGER})
    @Operation(
            operationId = "writeSettlement",
            summary = "Write what is arranged",
            description =
                    "Until both signed; either side may. A signature under the text before falls away and is named"
                            + " in lapsed.",
            extensions = @Extension(name = "x-summary-nl", value = "Een afhandeling schrijven"))
    public Uni<Settlement> write(
            @RestPath @Parameter(description = "The settlement's id") UUID id,
            @RestHeader("If-Match") IfMatch ifMatch,
            SettlementText text) {
        return settlements.rewrite(caller.tenant(), Audience.of(caller), id, text, settlement -> {
            ifMatch.check(settlement);
            return settlement;
        });
    }

    @POST
    @Idempotent
    @Path("/{id}/signatures")
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, CUSTOMER_MANAGER})
    @Operation(
            operationId = "signSettlement",
            summary = "Sign a settlement",
            description = "Once for each side, by different people, with the ETag of the text that was read. After the"
                    + " second it never changes.",
            extensions = @Extension(name = "x-summary-nl", value = "Een afhandeling ondertekenen"))
    @APIResponseSchema(value = Settlement.class, responseCode = "201", responseDescription = "Signed")
    public Uni<RestResponse<Settlement>> sign(
            @RestPath @Parameter(description = "The settlement's id") UUID id,
            @RestHeader("If-Match") IfMatch ifMatch) {
        var now = clock.instant();
        var audience = Audience.of(caller);
        var signer = Signer.of(caller, audience);
        return settlements
                .revise(caller.tenant(), audience, id, "settlement.signed", (settlement, entries) -> {
                    ifMatch.check(settlement);
                    return Entries.signed(settlement, entries, signer, now);
                })
                .map(SettlementResource::created);
    }

    @POST
    @Idempotent
    @Path("/{id}/reversals")
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, CUSTOMER_MANAGER})
    @Operation(
            operationId = "reverseSettlement",
            summary = "Propose to undo a signed settlement",
            description = "An entry with the opposite postings, which both sides sign as well.",
            extensions = @Extension(name = "x-summary-nl", value = "Een ondertekende afhandeling terugdraaien"))
    @APIResponseSchema(value = Settlement.class, responseCode = "201", responseDescription = "Proposed")
    public Uni<RestResponse<Settlement>> reverse(
            @RestPath @Parameter(description = "The settlement's id") UUID id, Reversal reversal) {
        var now = clock.instant();
        return settlements
                .revise(
                        caller.tenant(),
                        Audience.of(caller),
                        id,
                        "settlement.reversed",
                        (settlement, entries) -> Entries.reversed(settlement, entries, reversal, now))
                .map(SettlementResource::created);
    }

    @POST
    @Idempotent
    @Path("/{id}/withdrawals")
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, CUSTOMER_MANAGER})
    @Operation(
            operationId = "withdrawReversal",
            summary = "Withdraw a reversal",
            description = "Until both sides signed it; either side may.",
            extensions = @Extension(name = "x-summary-nl", value = "Een terugdraaiing intrekken"))
    @APIResponseSchema(value = Settlement.class, responseCode = "201", responseDescription = "Withdrawn")
    public Uni<RestResponse<Settlement>> withdraw(@RestPath @Parameter(description = "The settlement's id") UUID id) {
        var now = clock.instant();
        return settlements
                .revise(
                        caller.tenant(),
                        Audience.of(caller),
                        id,
                        "settlement.withdrawn",
                        (settlement, entries) -> Entries.withdrawn(settlement, entries, now))
                .map(SettlementResource::created);
    }

    private static RestResponse<Settlement> created(Settlement settlement) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, settlement)
                .location(URI.create("/agreement/v1/settlements/" + settlement.id()))
                .build();
    }

    private static List<String> key(Settlement settlement) {
        return List.of(settlement.id().toString());
    }
}
