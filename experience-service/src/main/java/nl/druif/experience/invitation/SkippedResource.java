package nl.druif.experience.invitation;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.http.Page;
import nl.druif.foundation.http.PageRequest;
import nl.druif.foundation.http.Pages;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.foundation.tenancy.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/experience/v1/skipped-invitations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Invitations")
class SkippedResource {
    private final AskingStore asking;
    private final CallerTenant caller;
    private final Pages pages;

    SkippedResource(AskingStore asking, CallerTenant caller, Pages pages) {
        this.asking = asking;
        this.caller = caller;
        this.pages = pages;
    }

    @GET
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER, Role.AGENT, Role.AUDITOR, Role.INTEGRATION})
    @Operation(
            operationId = "listSkippedInvitations",
            summary = "After which closings nobody was asked, and why",
            description = "Every closing asks or is listed here: what is not asked is never just gone.",
            extensions = @Extension(name = "x-summary-nl", value = "Na welke sluitingen niet is gevraagd, en waarom"))
    public Uni<RestResponse<Page<Skipped>>> list(@RestQuery Optional<UUID> ticket, @BeanParam PageRequest page) {
        var cut = pages.cut(page, caller.tenant());
        return asking.skipped(caller.tenant(), ticket, cut)
                .map(found ->
                        pages.page(cut, found, skipped -> List.of(skipped.id().toString())));
    }
}
