package nl.druif.foundation.audit;

import static nl.druif.foundation.tenancy.Role.AUDITOR;
import static nl.druif.foundation.tenancy.Role.PROVIDER_ADMIN;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.http.Page;
import nl.druif.foundation.http.PageRequest;
import nl.druif.foundation.http.Pages;
import nl.druif.foundation.tenancy.CallerTenant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** What a service that keeps a trail tells of it; it extends this under a path of its own. */
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit", description = "Who did what, and whether that record is whole")
public abstract class AuditResource {
    private final AuditTrail trail;
    private final CallerTenant caller;
    private final Pages pages;

    protected AuditResource(AuditTrail trail, CallerTenant caller, Pages pages) {
        this.trail = trail;
        this.caller = caller;
        this.pages = pages;
    }

    @GET
    @RolesAllowed({AUDITOR, PROVIDER_ADMIN})
    @Path("/audit-events")
    @Operation(
            operationId = "listAuditEvents",
            summary = "List what was done",
            description = "In the order of the deeds, each with what the subject was before and became.",
            extensions = @Extension(name = "x-summary-nl", value = "Tonen wat er is gedaan"))
    public Uni<RestResponse<Page<AuditEvent>>> list(
            @RestQuery @Parameter(description = "Only about this sort of thing, such as agreement")
                    Optional<String> subjectType,
            @RestQuery @Parameter(description = "Only about the thing with this id") Optional<String> subjectId,
            @RestQuery @Parameter(description = "Only this deed, such as agreement.signed") Optional<String> deed,
            @RestQuery @Parameter(description = "Only from this moment on") Optional<Instant> from,
            @RestQuery @Parameter(description = "Only before this moment") Optional<Instant> until,
            @BeanParam PageRequest page) {
        var cut = pages.cut(page, caller.tenant());
        return trail.list(caller.tenant(), new AuditFilter(subjectType, subjectId, deed, from, until), cut)
                .map(found -> pages.page(cut, found, AuditResource::key));
    }

    @POST
    @RolesAllowed({AUDITOR, PROVIDER_ADMIN})
    @Path("/audit-chain/_verify")
    @Operation(
            operationId = "verifyAuditChain",
            summary = "Check that the audit trail is whole",
            description = "Computes every hash again, from the first event on. Nothing is written.",
            extensions = @Extension(name = "x-summary-nl", value = "Nagaan of het controlespoor gaaf is"))
    public Uni<ChainVerdict> verify() {
        return trail.verify(caller.tenant());
    }

    private static List<String> key(AuditEvent event) {
        return List.of(String.valueOf(event.sequence()));
    }
}
