package nl.druif.experience.invitation;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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
import nl.druif.foundation.http.Idempotent;
import nl.druif.foundation.http.Page;
import nl.druif.foundation.http.PageRequest;
import nl.druif.foundation.http.Pages;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.foundation.tenancy.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/experience/v1/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Invitations")
class InvitationResource {
    private final AskingStore asking;
    private final CallerTenant caller;
    private final Pages pages;
    private final Clock clock;

    InvitationResource(AskingStore asking, CallerTenant caller, Pages pages, Clock clock) {
        this.asking = asking;
        this.caller = caller;
        this.pages = pages;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER, Role.AGENT, Role.AUDITOR, Role.INTEGRATION})
    @Operation(
            operationId = "listInvitations",
            summary = "Who was asked about which ticket",
            description = "Without links: those are made when they are needed, and nowhere kept.",
            extensions = @Extension(name = "x-summary-nl", value = "Over welke meldingen is gevraagd hoe het ging"))
    public Uni<RestResponse<Page<Invitation>>> list(
            @RestQuery Optional<UUID> ticket, @RestQuery Optional<String> reference, @BeanParam PageRequest page) {
        var cut = pages.cut(page, caller.tenant());
        return asking.list(caller.tenant(), ticket, reference, cut)
                .map(found -> pages.page(
                        cut, found, invitation -> List.of(invitation.id().toString())));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER, Role.AGENT, Role.AUDITOR, Role.INTEGRATION})
    @Operation(
            operationId = "getInvitation",
            summary = "One invitation",
            description = "What was asked about, when, and until when the answer can be given.",
            extensions = @Extension(name = "x-summary-nl", value = "Eén uitnodiging"))
    public Uni<Invitation> get(@RestPath UUID id) {
        return asking.find(caller.tenant(), id);
    }

    @POST
    @Idempotent
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.INTEGRATION})
    @Operation(
            operationId = "ask",
            summary = "Ask now about a closed ticket",
            description =
                    "Whatever the survey's rules say of sampling, rest and age, but never twice about one ticket.",
            extensions = @Extension(name = "x-summary-nl", value = "Vraag nu naar een gesloten melding"))
    @APIResponse(responseCode = "201", description = "Asked")
    public Uni<RestResponse<Invitation>> ask(Asking request) {
        return asking.ask(caller.tenant(), request.ticket(), clock.instant())
                .map(invitation -> RestResponse.ResponseBuilder.<Invitation>created(
                                URI.create("/experience/v1/invitations/" + invitation.id()))
                        .entity(invitation)
                        .build());
    }

    /** Not remembered under an Idempotency-Key: that would keep the link, and one link more does no harm. */
    @POST
    @Path("{id}/links")
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.INTEGRATION})
    @Operation(
            operationId = "issueLink",
            summary = "A fresh link to the survey, to show in a portal or a mail",
            description = "Whoever has it can answer. Links given out before stay good until the survey closes.",
            extensions = @Extension(name = "x-summary-nl", value = "Een nieuwe link naar de enquête"))
    @APIResponse(responseCode = "201", description = "The link; it is told this once")
    public Uni<RestResponse<InvitationLink>> link(@RestPath UUID id) {
        return asking.link(caller.tenant(), id, clock.instant())
                .map(link -> RestResponse.status(RestResponse.Status.CREATED, link));
    }
}
