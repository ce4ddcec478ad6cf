package nl.druif.ticketclock.outage;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
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
import java.util.stream.IntStream;
import nl.druif.foundation.http.Batch;
import nl.druif.foundation.http.BatchAnswer;
import nl.druif.foundation.http.Idempotent;
import nl.druif.foundation.http.Page;
import nl.druif.foundation.http.PageRequest;
import nl.druif.foundation.http.Pages;
import nl.druif.foundation.json.Document;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.problem.Outcome;
import nl.druif.foundation.problem.Problems;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.foundation.tenancy.Role;
import nl.druif.ticketclock.audience.Audience;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/ticket-clock/v1/outages")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "outages", description = "When services were not there, and when they may be taken away")
public class OutageResource {
    private final OutageStore outages;
    private final OutageListStore lists;
    private final StrictJson json;
    private final CallerTenant caller;
    private final Clock clock;
    private final Problems problems;
    private final Pages pages;
    private final RoutingContext request;

    OutageResource(
            OutageStore outages,
            OutageListStore lists,
            StrictJson json,
            CallerTenant caller,
            Clock clock,
            Problems problems,
            Pages pages,
            RoutingContext request) {
        this.outages = outages;
        this.lists = lists;
        this.json = json;
        this.caller = caller;
        this.clock = clock;
        this.problems = problems;
        this.pages = pages;
        this.request = request;
    }

    @POST
    @Idempotent
    @RolesAllowed({Role.INTEGRATION, Role.AGENT, Role.PROVIDER_ADMIN})
    @Operation(
            operationId = "reportOutage",
            summary = "Report an outage or a maintenance window",
            description = "All that is known of it. Without until it goes on; told again with a higher sequence it is"
                    + " corrected, or withdrawn, and what was told before is kept. In whatever order tellings come, the"
                    + " one with the highest sequence holds.",
            extensions = @Extension(name = "x-summary-nl", value = "Een storing of onderhoud melden"))
    @APIResponse(responseCode = "201", description = "Recorded")
    @APIResponse(responseCode = "200", description = "Known already, in the same words")
    public Uni<RestResponse<OutageReceipt>> report(ReportedOutage outage) {
        var tenant = caller.tenant();
        var now = clock.instant();
        outage.future(now).refuse();
        return outages.report(tenant, List.of(outage), now)
                .map(hearings -> answer(OutageReceipt.outcome(tenant, outage, hearings.get(0))));
    }

    @POST
    @Path("/_batch")
    @Idempotent
    @RolesAllowed({Role.INTEGRATION, Role.AGENT, Role.PROVIDER_ADMIN})
    @Operation(
            operationId = "reportOutages",
            summary = "Report outages and maintenance windows",
            description = "Up to 1,000, each answered for itself: one that cannot be read stops no other.",
            extensions = @Extension(name = "x-summary-nl", value = "Storingen en onderhoud melden"))
    @APIResponse(responseCode = "207", description = "What became of each, in the order of the batch")
    public Uni<RestResponse<BatchAnswer<OutageReceipt>>> reportAll(
            @RequestBody(content = @Content(schema = @Schema(implementation = Outages.class))) OutageBatch sent) {
        var tenant = caller.tenant();
        var now = clock.instant();
        var batch = Batch.read("outages", sent.outages(), document -> told(document, now));
        var outages = batch.readable();
        return this.outages
                .report(tenant, outages, now)
                .map(hearings -> batch.answer(
                        IntStream.range(0, outages.size())
                                .mapToObj(i -> OutageReceipt.outcome(tenant, outages.get(i), hearings.get(i)))
                                .toList(),
                        problems,
                        request));
    }

    private ReportedOutage told(Document document, Instant now) {
        var told = json.read(document, ReportedOutage.class);
        told.future(now).refuse();
        return told;
    }

    /** What a batch looks like to who sends it; read it is item by item. */
    @Schema(name = "OutageBatch")
    public record Outages(@NotEmpty @Size(max = 1_000) List<ReportedOutage> outages) {}

    @GET
    @RolesAllowed({
        Role.PROVIDER_ADMIN,
        Role.AGREEMENT_MANAGER,
        Role.AGENT,
        Role.INTEGRATION,
        Role.AUDITOR,
        Role.CUSTOMER_MANAGER,
        Role.CUSTOMER_VIEWER
    })
    @Operation(
            operationId = "listOutages",
            summary = "List outages and maintenance windows",
            description = "The one that started last comes first. A customer's people see those of services whose"
                    + " availability was promised to that customer.",
            extensions = @Extension(name = "x-summary-nl", value = "Storingen en onderhoud tonen"))
    public Uni<RestResponse<Page<Outage>>> list(
            @RestQuery @Parameter(description = "Only of this service") Optional<String> service,
            @RestQuery @Parameter(description = "Only of this kind") Optional<OutageKind> kind,
            @RestQuery @Parameter(description = "Only as this system told") Optional<String> source,
            @RestQuery @Parameter(description = "Only the one that its source calls so")
                    Optional<String> sourceOutageId,
            @RestQuery @Parameter(description = "Only what had not ended by then") Optional<Instant> from,
            @RestQuery @Parameter(description = "Only what had started before") Optional<Instant> until,
            @RestQuery @Parameter(description = "false: only what holds; true: only what was withdrawn")
                    Optional<Boolean> withdrawn,
            @BeanParam PageRequest page) {
        var filter = new OutageFilter(service, kind, source, sourceOutageId, from, until, withdrawn);
        var cut = pages.cut(page, caller.tenant());
        return lists.list(caller.tenant(), Audience.of(caller), filter, cut)
                .map(found -> pages.page(cut, found, Outage::keys));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({
        Role.PROVIDER_ADMIN,
        Role.AGREEMENT_MANAGER,
        Role.AGENT,
        Role.INTEGRATION,
        Role.AUDITOR,
        Role.CUSTOMER_MANAGER,
        Role.CUSTOMER_VIEWER
    })
    @Operation(
            operationId = "getOutage",
            summary = "Read an outage with its history",
            description = "As it holds, and to the provider's own people everything that was told of it.",
            extensions = @Extension(name = "x-summary-nl", value = "Een storing met haar verleden lezen"))
    public Uni<OutageHistory> get(
            @RestPath @Parameter(description = "The outage's id") UUID id,
            @RestQuery @Parameter(description = "As it was known then; now unless given")
                    Optional<Instant> recordedAt) {
        return lists.find(caller.tenant(), Audience.of(caller), id, recordedAt.orElseGet(clock::instant));
    }

    private static RestResponse<OutageReceipt> answer(Outcome<OutageReceipt> outcome) {
        var receipt = outcome.granted();
        return outcome.isNew()
                ? ResponseBuilder.create(RestResponse.Status.CREATED, receipt)
                        .location(URI.create("/ticket-clock/v1/outages/" + receipt.outageId()))
                        .build()
                : RestResponse.ok(receipt);
    }
}
