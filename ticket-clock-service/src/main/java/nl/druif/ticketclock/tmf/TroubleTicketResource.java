package nl.druif.ticketclock.tmf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.ForbiddenException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.druif.foundation.http.Idempotent;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.json.Document;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Problem;
import nl.druif.foundation.problem.Problems;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.foundation.tenancy.Role;
import nl.druif.ticketclock.audience.Audience;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** TM Forum describes this interface; its names follow that document and not our rules, so ours leaves it out. */
@Path(TroubleTicket.PATH)
@Produces(MediaType.APPLICATION_JSON)
public class TroubleTicketResource {
    private static final int USUAL = 50;
    private static final int LARGEST = 200;
    private static final Set<String> ALWAYS = Set.of("id", "href", "@type");

    private final TroubleTicketStore tickets;
    private final StrictJson json;
    private final CallerTenant caller;
    private final Clock clock;
    private final Problems problems;

    TroubleTicketResource(
            TroubleTicketStore tickets, StrictJson json, CallerTenant caller, Clock clock, Problems problems) {
        this.tickets = tickets;
        this.json = json;
        this.caller = caller;
        this.clock = clock;
        this.problems = problems;
    }

    @POST
    @Idempotent
    @RolesAllowed({Role.INTEGRATION, Role.AGENT, Role.PROVIDER_ADMIN})
    @Operation(hidden = true)
    public Uni<RestResponse<Map<String, Object>>> create(Document sent) {
        var now = clock.instant();
        var made =
                TroubleTicket.make(caller.tenant(), object(sent), Uuid7.at(now).toString(), now);
        return tickets.add(caller.tenant(), made, now)
                .map(told -> ResponseBuilder.create(RestResponse.Status.CREATED, told)
                        .location(URI.create(String.valueOf(told.get("href"))))
                        .build());
    }

    @PATCH
    @Path("/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RolesAllowed({Role.INTEGRATION, Role.AGENT, Role.PROVIDER_ADMIN})
    @Operation(hidden = true)
    public Uni<Map<String, Object>> patch(@RestPath String id, Document patch) {
        return tickets.revise(caller.tenant(), uuid(id), clock.instant(), present -> patched(present, patch));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.INTEGRATION, Role.AGENT, Role.PROVIDER_ADMIN, Role.CUSTOMER_MANAGER, Role.CUSTOMER_VIEWER})
    @Operation(hidden = true)
    public Uni<Map<String, Object>> get(@RestPath String id, @RestQuery Optional<String> fields) {
        return tickets.find(caller.tenant(), Audience.of(caller), uuid(id)).map(told -> only(told, fields));
    }

    @GET
    @RolesAllowed({Role.INTEGRATION, Role.AGENT, Role.PROVIDER_ADMIN, Role.CUSTOMER_MANAGER, Role.CUSTOMER_VIEWER})
    @Operation(hidden = true)
    public Uni<RestResponse<List<Map<String, Object>>>> list(
            @RestQuery Optional<Integer> offset,
            @RestQuery Optional<Integer> limit,
            @RestQuery Optional<String> fields,
            @RestQuery Optional<String> status,
            @RestQuery("externalIdentifier.id") Optional<String> externalIdentifier) {
        var wanted = wanted(offset.orElse(0), limit.orElse(USUAL), status, externalIdentifier);
        return tickets.list(caller.tenant(), Audience.of(caller), wanted)
                .map(listed -> ResponseBuilder.ok(listed.items().stream()
                                .map(told -> only(told, fields))
                                .toList())
                        .header("X-Total-Count", listed.total())
                        .header("X-Result-Count", listed.items().size())
                        .build());
    }

    @ServerExceptionMapper
    RestResponse<TmfError> refused(Refusal refusal, RoutingContext request) {
        return answer(problems.problem(refusal, request));
    }

    @ServerExceptionMapper
    RestResponse<TmfError> faulty(Faulty faulty, RoutingContext request) {
        return answer(problems.problem(faulty, request));
    }

    @ServerExceptionMapper
    RestResponse<TmfError> forbidden(ForbiddenException exception, RoutingContext request) {
        return answer(problems.problem(Refusal.of(403, "forbidden", "Your roles do not allow this."), request));
    }

    private static RestResponse<TmfError> answer(Problem problem) {
        return ResponseBuilder.<TmfError>create(problem.status())
                .entity(TmfError.of(problem))
                .type(MediaType.APPLICATION_JSON)
                .build();
    }

    private static TroubleTicketStore.Wanted wanted(
            int offset, int limit, Optional<String> status, Optional<String> reference) {
        var named = status.flatMap(Status::named);
        var faults = new Faults()
                .check(offset >= 0, "?offset", "OUT_OF_BOUNDS", "An offset is not less than nought.")
                .check(limit >= 1, "?limit", "OUT_OF_BOUNDS", "A list holds at least one ticket.");
        status.filter(given -> named.isEmpty())
                .ifPresent(given -> faults.add(Status.unknown("?status", Facts.shown(given))));
        faults.refuse();
        return new TroubleTicketStore.Wanted(named, reference, offset, Math.min(limit, LARGEST));
    }

    private Map<String, Object> patched(Map<String, Object> present, Document patch) {
        var refused = object(patch).keySet().stream()
                .filter(Facts.OURS::contains)
                .sorted()
                .map(name -> new Fault("/" + name, "NOT_YOURS_TO_SET", "This is told by the service, and not to it."))
                .toList();
        if (!refused.isEmpty()) {
            throw new Faulty(refused);
        }
        ObjectNode before = Json.mapper().valueToTree(present);
        return plain(json.patched(before, patch, ObjectNode.class));
    }

    private static Map<String, Object> object(Document sent) {
        if (!sent.oddities().isEmpty()) {
            throw new Faulty(List.copyOf(sent.oddities().values()));
        }
        if (!(sent.tree() instanceof ObjectNode object)) {
            throw new Faulty(new Fault("", "OBJECT_NEEDED", "An object is needed here."));
        }
        return plain(object);
    }

    private static Map<String, Object> plain(ObjectNode object) {
        var plain = new LinkedHashMap<String, Object>();
        ((Map<?, ?>) Json.plain(object)).forEach((name, value) -> plain.put(String.valueOf(name), value));
        return plain;
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            throw Refusal.notFound();
        }
    }

    private static Map<String, Object> only(Map<String, Object> told, Optional<String> fields) {
        if (fields.isEmpty()) {
            return told;
        }
        var wanted = Arrays.stream(fields.get().split(",")).map(String::strip).collect(Collectors.toSet());
        var some = new LinkedHashMap<>(told);
        some.keySet().removeIf(name -> !wanted.contains(name) && !ALWAYS.contains(name));
        return some;
    }
}
