package nl.druif.experience.response;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import nl.druif.experience.invitation.SurveyLink;
import nl.druif.foundation.link.LinkKeys;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.foundation.tenancy.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/experience/v1/responses")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Responses")
class ResponseResource {
    private final ResponseStore responses;
    private final CallerTenant caller;
    private final LinkKeys keys;
    private final Clock clock;

    ResponseResource(ResponseStore responses, CallerTenant caller, LinkKeys keys, Clock clock) {
        this.responses = responses;
        this.caller = caller;
        this.keys = keys;
        this.clock = clock;
    }

    @POST
    @RolesAllowed(Role.INTEGRATION)
    @Operation(
            operationId = "answer",
            summary = "Answer a survey in a portal, on behalf of whoever has its link",
            description = "The same vote as on the survey's page: the last one before the survey closes counts.",
            extensions = @Extension(name = "x-summary-nl", value = "Beantwoord een enquête in een portaal"))
    @APIResponse(responseCode = "201", description = "Counted")
    public Uni<RestResponse<Response>> answer(LinkedAnswer given) {
        var link = SurveyLink.read(given.token(), keys)
                .filter(known -> known.tenant().equals(caller.tenant()))
                .orElseThrow(Refusal::notFound);
        return responses
                .answer(link, given.answer(), false, clock.instant())
                .map(response -> RestResponse.ResponseBuilder.<Response>created(
                                URI.create("/experience/v1/responses/" + response.invitation()))
                        .entity(response)
                        .build());
    }

    @GET
    @Path("{invitation}")
    @RolesAllowed({Role.INTEGRATION, Role.PROVIDER_ADMIN})
    @Operation(
            operationId = "getResponse",
            summary = "What was answered to an invitation",
            description = "The answer that counts now. Not found as long as nobody answered.",
            extensions = @Extension(name = "x-summary-nl", value = "Wat er op een uitnodiging is geantwoord"))
    public Uni<Response> get(@RestPath UUID invitation) {
        return responses.find(caller.tenant(), invitation);
    }
}
