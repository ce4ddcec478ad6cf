package nl.druif.agreement.document;

import static nl.druif.foundation.tenancy.Role.AGENT;
import static nl.druif.foundation.tenancy.Role.AGREEMENT_MANAGER;
import static nl.druif.foundation.tenancy.Role.AUDITOR;
import static nl.druif.foundation.tenancy.Role.CUSTOMER_MANAGER;
import static nl.druif.foundation.tenancy.Role.CUSTOMER_VIEWER;
import static nl.druif.foundation.tenancy.Role.PROVIDER_ADMIN;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.agreement.AgreementStore;
import nl.druif.agreement.agreement.Audience;
import nl.druif.foundation.problem.Language;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.CallerTenant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/agreement/v1/agreements/{id}/versions/{number}/document")
@Produces({MediaType.TEXT_HTML, DocumentResource.PDF})
@RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AGENT, AUDITOR, CUSTOMER_MANAGER, CUSTOMER_VIEWER})
@Tag(name = "document", description = "A version of an agreement as a contract to read, print and sign")
public class DocumentResource {
    static final String PDF = "application/pdf";

    private final Press press = Press.ofThisMachine();
    private final AgreementStore agreements;
    private final CallerTenant caller;
    private final Clock clock;

    DocumentResource(AgreementStore agreements, CallerTenant caller, Clock clock) {
        this.agreements = agreements;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(
            operationId = "readDocument",
            summary = "Read a version as a contract",
            description = "A page to read and print, in Dutch or English; as application/pdf on A4, the same bytes each"
                    + " time. Internal objectives are no part of it.",
            extensions = @Extension(name = "x-summary-nl", value = "Een versie als contract lezen"))
    public Uni<RestResponse<String>> page(
            @RestPath @Parameter(description = "The agreement's id") UUID id,
            @RestPath @Parameter(description = "The version's number") int number,
            @RestQuery @Parameter(description = "nl or en; else what Accept-Language prefers")
                    Optional<DocumentLanguage> language,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) Optional<String> acceptLanguage) {
        return contract(id, number, chosen(language, acceptLanguage))
                .map(ContractPage::onScreen)
                .flatMap(page -> page.createUni()
                        .map(html -> RestResponse.ResponseBuilder.ok(html)
                                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                                .header(
                                        HttpHeaders.CONTENT_LANGUAGE,
                                        page.contract().language())
                                .header("Content-Security-Policy", page.contentSecurityPolicy())
                                .build()));
    }

    @GET
    @Produces(PDF + ";qs=0.5")
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> pdf(
            @RestPath UUID id,
            @RestPath int number,
            @RestQuery Optional<DocumentLanguage> language,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) Optional<String> acceptLanguage) {
        return contract(id, number, chosen(language, acceptLanguage))
                .map(ContractPage::onPaper)
                .flatMap(page -> page.createUni()
                        .chain(html ->
                                Uni.createFrom().completionStage(() -> press.print(() -> ContractPdf.print(html))))
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(pdf -> RestResponse.ResponseBuilder.ok(pdf)
                                .type(PDF)
                                .header(
                                        HttpHeaders.CONTENT_LANGUAGE,
                                        page.contract().language())
                                .header(
                                        HttpHeaders.CONTENT_DISPOSITION,
                                        "inline; filename=\"agreement-" + number + ".pdf\"")
                                .build()));
    }

    /** As its customer may read it, whoever asks: a print goes from hand to hand. */
    private Uni<Contract> contract(UUID id, int number, Language language) {
        var audience = Audience.of(caller);
        return agreements
                .foresee(caller.tenant(), id, clock.instant())
                .map(audience::view)
                .map(agreement -> agreement
                        .version(number)
                        .map(version -> ContractWriter.write(agreement, version.withoutObjectives(), language))
                        .orElseThrow(Refusal::notFound));
    }

    private static Language chosen(Optional<DocumentLanguage> language, Optional<String> acceptLanguage) {
        return language.map(DocumentLanguage::language)
                .orElseGet(() -> Language.preferred(acceptLanguage.orElse(null)));
    }
}
