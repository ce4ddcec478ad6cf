package nl.druif.agreement.kpi;

import static nl.druif.foundation.tenancy.Role.AGENT;
import static nl.druif.foundation.tenancy.Role.AGREEMENT_MANAGER;
import static nl.druif.foundation.tenancy.Role.AUDITOR;
import static nl.druif.foundation.tenancy.Role.CUSTOMER_MANAGER;
import static nl.druif.foundation.tenancy.Role.CUSTOMER_VIEWER;
import static nl.druif.foundation.tenancy.Role.INTEGRATION;
import static nl.druif.foundation.tenancy.Role.PROVIDER_ADMIN;

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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.Listing;
import nl.druif.agreement.agreement.Audience;
import nl.druif.foundation.http.Batch;
import nl.druif.foundation.http.BatchAnswer;
import nl.druif.foundation.http.CountedPageRequest;
import nl.druif.foundation.http.Idempotent;
import nl.druif.foundation.http.Page;
import nl.druif.foundation.http.Pages;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.problem.Outcome;
import nl.druif.foundation.problem.Problems;
import nl.druif.foundation.tenancy.CallerTenant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/agreement/v1/kpi-measurements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "kpi-measurements", description = "Figures of the parties' own, as those tell them who measure them")
public class MeasurementResource {
    private final MeasurementStore measurements;
    private final StrictJson json;
    private final CallerTenant caller;
    private final Clock clock;
    private final Pages pages;
    private final Problems problems;
    private final RoutingContext request;

    MeasurementResource(
            MeasurementStore measurements,
            StrictJson json,
            CallerTenant caller,
            Clock clock,
            Pages pages,
            Problems problems,
            RoutingContext request) {
        this.measurements = measurements;
        this.json = json;
        this.caller = caller;
        this.clock = clock;
        this.pages = pages;
        this.problems = problems;
        this.request = request;
    }

    @POST
    @Idempotent
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, INTEGRATION, CUSTOMER_MANAGER})
    @Operation(
            operationId = "reportMeasurement",
            summary = "Report what a KPI came to",
            description =
                    "Told twice it counts once; a correction comes under a higher revision. Of several measurements"
                            + " of one period the one that was measured last is the period's figure. A customer reports what the"
                            + " agreement has him measure; so does an integration whose token names a party.",
            extensions = @Extension(name = "x-summary-nl", value = "Een meting van een KPI melden"))
    @APIResponseSchema(value = Measurement.class, responseCode = "201", responseDescription = "Recorded")
    @APIResponse(
            responseCode = "200",
            description = "Known already, in the same words",
            content = @Content(schema = @Schema(implementation = Measurement.class)))
    public Uni<RestResponse<Measurement>> report(ReportedMeasurement reported) {
        return measurements
                .record(caller.tenant(), List.of(reported), admission())
                .map(outcomes -> answer(outcomes.get(0)));
    }

    @POST
    @Path("/_batch")
    @Idempotent
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, INTEGRATION, CUSTOMER_MANAGER})
    @Operation(
            operationId = "reportMeasurements",
            summary = "Report what KPIs came to",
            description = "Up to 1,000 measurements, each answered for itself: one that is refused stops no other.",
            extensions = @Extension(name = "x-summary-nl", value = "Metingen van KPI's melden"))
    @APIResponse(responseCode = "207", description = "What became of each measurement, in the order of the batch")
    public Uni<RestResponse<BatchAnswer<Measurement>>> reportAll(
            @RequestBody(content = @Content(schema = @Schema(implementation = Measurements.class)))
                    MeasurementBatch sent) {
        var batch = Batch.read(
                "measurements", sent.measurements(), document -> json.read(document, ReportedMeasurement.class));
        return measurements
                .record(caller.tenant(), batch.readable(), admission())
                .map(outcomes -> batch.answer(outcomes, problems, request));
    }

    /** What a batch looks like to who sends it; read it is item by item. */
    @Schema(name = "MeasurementBatch")
    public record Measurements(@NotEmpty @Size(max = 1_000) List<ReportedMeasurement> measurements) {}

    @GET
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AGENT, AUDITOR, CUSTOMER_MANAGER, CUSTOMER_VIEWER})
    @Operation(
            operationId = "listMeasurements",
            summary = "List what KPIs were told to have come to",
            description = "Every telling, in the order in which they came. A customer sees those under agreements with"
                    + " him, and none of an internal objective.",
            extensions = @Extension(name = "x-summary-nl", value = "Metingen van KPI's tonen"))
    public Uni<RestResponse<Page<Measurement>>> list(
            @RestQuery @Parameter(description = "Only those under this agreement") Optional<UUID> agreement,
            @RestQuery @Parameter(description = "Only those of this KPI, by its id") Optional<String> kpi,
            @RestQuery @Parameter(description = "Only those about this period, such as 2026-05, 2026-Q2 or 2026")
                    Optional<KpiPeriod> period,
            @RestQuery @Parameter(description = "Only those of this source") Optional<String> source,
            @RestQuery @Parameter(description = "Only tellings of the measurement that its source calls so")
                    Optional<String> sourceMeasurementId,
            @RestQuery @Parameter(description = "Only the newest telling of each measurement, or only those before it")
                    Optional<Boolean> newest,
            @BeanParam CountedPageRequest page) {
        var cut = pages.cut(page, caller.tenant());
        var listing = Listing.of("KpiMeasurement")
                .with("agreement", agreement)
                .with("kpi", kpi)
                .with("period", period.map(KpiPeriod::toString))
                .with("source", source)
                .with("sourceMeasurementId", sourceMeasurementId);
        newest.ifPresent(wanted -> listing.where(
                "case when exists (select 1 from KpiMeasurement later where later.source = each.source and"
                        + " later.sourceMeasurementId = each.sourceMeasurementId and later.agreement = each.agreement and"
                        + " later.kpi = each.kpi and later.revision > each.revision)"
                        + " then false else true end = :newest",
                "newest",
                wanted));
        return measurements
                .list(caller.tenant(), Audience.of(caller), listing, cut)
                .map(found -> pages.page(cut, found.items(), MeasurementResource::key, found.total()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AGENT, AUDITOR, CUSTOMER_MANAGER, CUSTOMER_VIEWER})
    @Operation(
            operationId = "getMeasurement",
            summary = "Read one telling of a measurement",
            description = "As it was told, with its evidence.",
            extensions = @Extension(name = "x-summary-nl", value = "Een meting van een KPI lezen"))
    public Uni<Measurement> get(@RestPath @Parameter(description = "The telling's id") UUID id) {
        return measurements.find(caller.tenant(), Audience.of(caller), id);
    }

    private Admission admission() {
        return new Admission(Sender.of(caller), Optional.of(caller.subject()), clock.instant());
    }

    private static RestResponse<Measurement> answer(Outcome<Measurement> outcome) {
        var measurement = outcome.granted();
        return outcome.isNew()
                ? ResponseBuilder.create(RestResponse.Status.CREATED, measurement)
                        .location(URI.create("/agreement/v1/kpi-measurements/" + measurement.id()))
                        .build()
                : RestResponse.ok(measurement);
    }

    private static List<String> key(Measurement measurement) {
        return List.of(measurement.id().toString());
    }
}
