package nl.druif.ticketclock.hook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Problems;
import nl.druif.foundation.tenancy.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/ticket-clock/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "hooks", description = "Webhooks of other ticket systems, and how they are read")
public class MappingResource {
    private final Templates templates;
    private final Problems problems;
    private final RoutingContext request;

    MappingResource(StrictJson json, Problems problems, RoutingContext request) {
        this.templates = new Templates(json);
        this.problems = problems;
        this.request = request;
    }

    @GET
    @Path("/hook-mapping-templates")
    @RolesAllowed(Role.PROVIDER_ADMIN)
    @Operation(
            operationId = "listHookMappingTemplates",
            summary = "List the mappings to begin with",
            description = "One for each kind of system; for ServiceNow and TOPdesk, whose messages are written by their"
                    + " users, it says what such a message has to hold.",
            extensions = @Extension(name = "x-summary-nl", value = "De meegeleverde veldkoppelingen tonen"))
    public List<MappingTemplate> templates() {
        return templates.all();
    }

    @POST
    @Path("/hook-mapping-trials")
    @RolesAllowed(Role.PROVIDER_ADMIN)
    @Operation(
            operationId = "tryHookMapping",
            summary = "Try a mapping on a delivery",
            description = "The events that would be recorded, and why it would be parked. Nothing is stored.",
            extensions = @Extension(name = "x-summary-nl", value = "Een veldkoppeling op een aflevering proberen"))
    public MappingTrial.Answer attempt(MappingTrial trial) {
        var headers = new HashMap<String, String>();
        trial.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        var payload = Json.text(trial.payload().tree()).getBytes(UTF_8);
        var post = new Post(trial.source(), headers, payload);
        var mapping = trial.mapping().orElseGet(() -> templates.of(trial.source()));
        var system = trial.system().orElseGet(() -> trial.source().inPath());
        var findings = new DeliveryReader(mapping, system).read(post.delivery(trial.payload()));
        return new MappingTrial.Answer(
                findings.events(),
                problems.problem(new Faulty(findings.faults()), request).errors(),
                findings.ignored());
    }
}
