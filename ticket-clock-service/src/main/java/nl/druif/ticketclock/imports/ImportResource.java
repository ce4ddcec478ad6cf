package nl.druif.ticketclock.imports;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import nl.druif.foundation.http.Page;
import nl.druif.foundation.http.PageRequest;
import nl.druif.foundation.http.Pages;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Language;
import nl.druif.foundation.problem.Problems;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.tenancy.TenantId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

@Path("/ticket-clock/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "imports", description = "Exports of other systems, taken in as jobs")
public class ImportResource {
    private static final int ROWS_AT_A_TIME = 1_000;

    private final UploadResource uploads;
    private final ImportStore imports;
    private final CallerTenant caller;
    private final Clock clock;
    private final Pages pages;
    private final Problems problems;

    ImportResource(
            UploadResource uploads,
            ImportStore imports,
            CallerTenant caller,
            Clock clock,
            Pages pages,
            Problems problems) {
        this.uploads = uploads;
        this.imports = imports;
        this.caller = caller;
        this.clock = clock;
        this.pages = pages;
        this.problems = problems;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({Role.INTEGRATION, Role.PROVIDER_ADMIN})
    @Operation(
            operationId = "beginImport",
            summary = "Import a file of ticket events or of outages",
            description =
                    "CSV, NDJSON or XES of up to 100 MiB, gzip allowed, with a mapping that says how a row tells what happened: to a"
                            + " ticket, by columns, or to services, by outages. The"
                            + " file is stored before the answer; the import goes on by itself, also after a crash. The same file"
                            + " again changes nothing.",
            extensions = @Extension(name = "x-summary-nl", value = "Een bestand met gebeurtenissen importeren"))
    @APIResponse(responseCode = "202", description = "Taken in; Location tells how far it is")
    public Uni<RestResponse<Import>> begin(
            @RestForm @Nullable String mapping,
            @RestForm @Nullable FileUpload file,
            @RestQuery @Parameter(description = "Only read the rows, record nothing") Optional<Boolean> dryRun) {
        if (mapping == null || file == null) {
            throw incomplete(mapping != null, file != null);
        }
        var tenant = caller.tenant();
        return uploads.look(mapping, file.uploadedFile(), name(file), dryRun.orElse(false))
                .flatMap(upload -> uploads.accept(tenant, upload));
    }

    @GET
    @RolesAllowed({Role.INTEGRATION, Role.PROVIDER_ADMIN, Role.AGENT, Role.AUDITOR})
    @Operation(
            operationId = "listImports",
            summary = "List imports",
            description = "The latest first.",
            extensions = @Extension(name = "x-summary-nl", value = "Imports tonen"))
    public Uni<RestResponse<Page<Import>>> list(@BeanParam PageRequest page, @Context HttpHeaders headers) {
        var cut = pages.cut(page, caller.tenant());
        return imports.list(caller.tenant(), cut, language(headers), clock.instant())
                .map(found -> pages.page(cut, found, each -> List.of(each.id().toString())));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.INTEGRATION, Role.PROVIDER_ADMIN, Role.AGENT, Role.AUDITOR})
    @Operation(
            operationId = "getImport",
            summary = "See how far an import is",
            description =
                    "With the rate of its present phase and when that will be done: rows while they are recorded, tickets while"
                            + " they are judged. Why it failed is told in the caller's language.",
            extensions = @Extension(name = "x-summary-nl", value = "De voortgang van een import lezen"))
    public Uni<Import> get(
            @RestPath @Parameter(description = "The import's id") UUID id, @Context HttpHeaders headers) {
        return imports.find(caller.tenant(), id, language(headers), clock.instant());
    }

    @GET
    @Path("/{id}/failed-rows")
    @Produces("text/csv")
    @RolesAllowed({Role.INTEGRATION, Role.PROVIDER_ADMIN, Role.AGENT, Role.AUDITOR})
    @Operation(
            operationId = "getFailedRows",
            summary = "Download the rows that failed",
            description =
                    "CSV with row number, column, reason, and the row as it stands in the file. Headings are English in every"
                            + " language, so that programs can read them.",
            extensions = @Extension(name = "x-summary-nl", value = "De mislukte rijen ophalen"))
    public RestMulti<String> failedRows(
            @RestPath @Parameter(description = "The import's id") UUID id, @Context HttpHeaders headers) {
        var tenant = caller.tenant();
        var language = language(headers);
        return RestMulti.fromUniResponse(
                imports.find(tenant, id, language, clock.instant()),
                found -> csv(tenant, found.id(), language),
                found -> Map.of(
                        "Content-Language",
                        List.of(language.tag()),
                        "Content-Disposition",
                        List.of("attachment; filename=\"failed-rows.csv\"")));
    }

    @POST
    @Path("/{id}/cancellations")
    @RolesAllowed({Role.INTEGRATION, Role.PROVIDER_ADMIN})
    @Operation(
            operationId = "cancelImport",
            summary = "Stop an import",
            description = "What was recorded stays and is judged; the other rows are not looked at.",
            extensions = @Extension(name = "x-summary-nl", value = "Een import stoppen"))
    public Uni<Import> cancel(
            @RestPath @Parameter(description = "The import's id") UUID id, @Context HttpHeaders headers) {
        var tenant = caller.tenant();
        var language = language(headers);
        return imports.find(tenant, id, language, clock.instant())
                .flatMap(found -> imports.cancel(tenant, id, clock.instant()))
                .invoke(ImportResource::refuseUnless)
                .flatMap(cancelled -> imports.find(tenant, id, language, clock.instant()));
    }

    private static Faulty incomplete(boolean hasMapping, boolean hasFile) {
        var faults = new Faults();
        if (!hasMapping) {
            faults.add(missingPart("mapping", "JSON"));
        }
        if (!hasFile) {
            faults.add(missingPart("file", "CSV, NDJSON, XES"));
        }
        return new Faulty(faults.found());
    }

    private static Fault missingPart(String part, String form) {
        return new Fault("/" + part, "REQUIRED", "A part named " + part + " is needed, with " + form + ".")
                .with("kind", "part")
                .with("part", part)
                .with("form", form);
    }

    private static Language language(HttpHeaders headers) {
        return Language.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    private static void refuseUnless(boolean cancelled) {
        if (!cancelled) {
            throw Refusal.conflict("import-is-over", "The import is over; there is nothing left to stop.");
        }
    }

    private Multi<String> csv(TenantId tenant, UUID id, Language language) {
        var after = new AtomicLong();
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(FailedRows.HEADER),
                        Multi.createBy()
                                .repeating()
                                .uni(() -> imports.failedRows(tenant, id, after.get(), ROWS_AT_A_TIME))
                                .whilst(rows -> !rows.isEmpty())
                                .invoke(rows -> rows.forEach(row -> after.set(row.row())))
                                .map(rows -> FailedRows.csv(rows, why -> problems.sentence(why, language))));
    }

    private static String name(FileUpload file) {
        var name = file.fileName() == null ? "" : file.fileName().strip();
        return name.isEmpty() ? "import" : name.substring(0, Math.min(name.length(), 200));
    }
}
