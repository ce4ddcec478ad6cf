package nl.druif.agreement.file;

import static nl.druif.foundation.tenancy.Role.AGENT;
import static nl.druif.foundation.tenancy.Role.AGREEMENT_MANAGER;
import static nl.druif.foundation.tenancy.Role.AUDITOR;
import static nl.druif.foundation.tenancy.Role.CUSTOMER_MANAGER;
import static nl.druif.foundation.tenancy.Role.CUSTOMER_VIEWER;
import static nl.druif.foundation.tenancy.Role.PROVIDER_ADMIN;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import nl.druif.agreement.agreement.Agreement;
import nl.druif.agreement.agreement.AgreementStore;
import nl.druif.agreement.agreement.AgreementVersion;
import nl.druif.agreement.agreement.Audience;
import nl.druif.agreement.agreement.Change;
import nl.druif.agreement.agreement.Draft;
import nl.druif.agreement.agreement.Revision;
import nl.druif.agreement.agreement.VersionState;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.json.StrictYamlReader;
import nl.druif.foundation.json.Yaml;
import nl.druif.foundation.problem.Language;
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

@Path("/agreement/v1/agreement-files/{reference}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "files", description = "Agreements as code: the whole text in one file, sent whenever it changed")
public class AgreementFileResource {
    private final AgreementStore agreements;
    private final CallerTenant caller;
    private final Clock clock;

    AgreementFileResource(AgreementStore agreements, CallerTenant caller, Clock clock) {
        this.agreements = agreements;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AGENT, AUDITOR, CUSTOMER_MANAGER, CUSTOMER_VIEWER})
    @Operation(
            operationId = "readFile",
            summary = "Read an agreement as a file",
            description = "Its newest version, or the one asked for, as JSON or YAML; sent back, it changes nothing.",
            extensions = @Extension(name = "x-summary-nl", value = "Een overeenkomst als bestand lezen"))
    public Uni<Draft> read(
            @RestPath @Parameter(description = "The agreement's reference") String reference,
            @RestQuery @Parameter(description = "The version's number; the newest unless given")
                    Optional<Integer> version) {
        return file(reference, version);
    }

    @GET
    @Produces(StrictYamlReader.YAML_IF_ASKED)
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AGENT, AUDITOR, CUSTOMER_MANAGER, CUSTOMER_VIEWER})
    @Operation(hidden = true)
    public Uni<String> yaml(@RestPath String reference, @RestQuery Optional<Integer> version) {
        return file(reference, version).map(Yaml::text);
    }

    @PUT
    @Consumes({MediaType.APPLICATION_JSON, StrictYamlReader.YAML})
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER})
    @Operation(
            operationId = "putFile",
            summary = "Make an agreement what a file says",
            description =
                    "Drafts it or rewrites its draft; the same file again changes nothing. What is signed stays, or"
                            + " with amendFrom becomes an amendment for both to sign.",
            extensions = @Extension(name = "x-summary-nl", value = "Een overeenkomst maken zoals een bestand zegt"))
    @APIResponseSchema(value = FileOutcome.class, responseCode = "200", responseDescription = "What the file did")
    @APIResponse(
            responseCode = "201",
            description = "Drafted",
            content = @Content(schema = @Schema(implementation = FileOutcome.class)))
    public Uni<RestResponse<FileOutcome>> put(
            @RestPath @Parameter(description = "The agreement's reference") String reference,
            @RestQuery @Parameter(description = "From when on what is signed may be amended")
                    Optional<Instant> amendFrom,
            @RestQuery @DefaultValue("false") @Parameter(description = "Only check, write nothing")
                    boolean validateOnly,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) Optional<String> acceptLanguage,
            Draft text) {
        var file = AgreementFile.of(reference, text, amendFrom);
        var language = Language.preferred(acceptLanguage.orElse(null));
        return agreements
                .named(caller.tenant(), reference)
                .flatMap(found -> found.map(before -> laid(file, before, validateOnly, language))
                        .orElseGet(() -> drafted(file, validateOnly, language)));
    }

    private Uni<RestResponse<FileOutcome>> drafted(AgreementFile file, boolean validateOnly, Language language) {
        var tenant = caller.tenant();
        var writer = caller.subject();
        var id = Uuid7.at(clock.instant());
        var draft = file.text();
        return (validateOnly
                        ? agreements.tryOut(
                                tenant,
                                draft.mentioned(),
                                register -> Agreement.draft(id, tenant, draft, register, writer))
                        : agreements.create(
                                tenant,
                                draft.mentioned(),
                                register -> Agreement.draft(id, tenant, draft, register, writer)))
                .map(agreement -> FileOutcome.drafted(agreement, language))
                .map(outcome -> validateOnly
                        ? RestResponse.ok(outcome)
                        : RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, outcome)
                                .location(URI.create("/agreement/v1/agreements/" + outcome.id()))
                                .build());
    }

    private Uni<RestResponse<FileOutcome>> laid(
            AgreementFile file, Agreement before, boolean validateOnly, Language language) {
        var now = clock.instant();
        var writer = caller.subject();
        var change = Change.with(
                before.last().state() == VersionState.DRAFT ? "agreement.rewritten" : "agreement.amended",
                file.text().mentioned(),
                (agreement, register) -> Revision.quiet(file.laidOn(agreement, register, writer, now)));
        return (validateOnly
                        ? agreements.tryOut(caller.tenant(), before.id(), change)
                        : agreements.revise(caller.tenant(), before.id(), change))
                .map(after -> RestResponse.ok(FileOutcome.of(before, after, language)));
    }

    private Uni<Draft> file(String reference, Optional<Integer> version) {
        var audience = Audience.of(caller);
        return agreements
                .named(caller.tenant(), reference)
                .map(found -> found.map(audience::view).orElseThrow(Refusal::notFound))
                .map(agreement -> Draft.of(agreement, chosen(agreement, version)));
    }

    private static AgreementVersion chosen(Agreement agreement, Optional<Integer> version) {
        return version.map(number -> agreement.version(number).orElseThrow(Refusal::notFound))
                .orElseGet(agreement::last);
    }
}
