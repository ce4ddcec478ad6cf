package nl.druif.agreement.agreement;

import static nl.druif.foundation.tenancy.Role.AGENT;
import static nl.druif.foundation.tenancy.Role.AGREEMENT_MANAGER;
import static nl.druif.foundation.tenancy.Role.AUDITOR;
import static nl.druif.foundation.tenancy.Role.CUSTOMER_MANAGER;
import static nl.druif.foundation.tenancy.Role.CUSTOMER_VIEWER;
import static nl.druif.foundation.tenancy.Role.PROVIDER_ADMIN;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import nl.druif.foundation.json.StrictYamlReader;
import nl.druif.foundation.json.Yaml;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.CallerTenant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/agreement/v1/agreements/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "agreements")
public class VersionResource {
    private final AgreementStore agreements;
    private final CallerTenant caller;

    VersionResource(AgreementStore agreements, CallerTenant caller) {
        this.agreements = agreements;
        this.caller = caller;
    }

    @GET
    @Path("/versions")
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AGENT, AUDITOR, CUSTOMER_MANAGER, CUSTOMER_VIEWER})
    @Operation(
            operationId = "listVersions",
            summary = "List the versions of an agreement",
            description = "By number, all of them.",
            extensions = @Extension(name = "x-summary-nl", value = "De versies van een overeenkomst tonen"))
    public Uni<Versions> versions(@RestPath @Parameter(description = "The agreement's id") UUID id) {
        return agreements
                .find(caller.tenant(), id)
                .map(Audience.of(caller)::view)
                .map(agreement -> new Versions(agreement.versions()));
    }

    @GET
    @Path("/versions/{number}")
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AGENT, AUDITOR, CUSTOMER_MANAGER, CUSTOMER_VIEWER})
    @Operation(
            operationId = "getVersion",
            summary = "Read a version of an agreement",
            description =
                    "With its signatures and the calendars that were fixed with it. As application/yaml it is the file"
                            + " that PUT /agreement-files takes.",
            extensions = @Extension(name = "x-summary-nl", value = "Een versie van een overeenkomst lezen"))
    public Uni<AgreementVersion> version(
            @RestPath @Parameter(description = "The agreement's id") UUID id,
            @RestPath @Parameter(description = "The version's number") int number) {
        return agreements
                .find(caller.tenant(), id)
                .map(Audience.of(caller)::view)
                .map(agreement -> agreement.version(number).orElseThrow(Refusal::notFound));
    }

    @GET
    @Path("/versions/{number}")
    @Produces(StrictYamlReader.YAML_IF_ASKED)
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AGENT, AUDITOR, CUSTOMER_MANAGER, CUSTOMER_VIEWER})
    @Operation(hidden = true)
    public Uni<String> file(@RestPath UUID id, @RestPath int number) {
        return agreements
                .find(caller.tenant(), id)
                .map(Audience.of(caller)::view)
                .map(agreement -> agreement
                        .version(number)
                        .map(version -> Yaml.text(Draft.of(agreement, version)))
                        .orElseThrow(Refusal::notFound));
    }

    /** All versions of an agreement that the asker may see: a handful, so no pages. */
    public record Versions(List<AgreementVersion> items) {}
}
