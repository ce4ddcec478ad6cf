package nl.druif.foundation.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Problem;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The answers that operations give beside their own: every refusal is a problem, and every answer tells the version. */
final class ApiAnswers {
    private static final String VERSION = "API-Version";
    private static final Map<String, String> REFUSALS = new LinkedHashMap<>();

    static {
        REFUSALS.put("400", "Not understood: every fault at once, by JSON pointer or parameter.");
        REFUSALS.put("401", "No valid access token.");
        REFUSALS.put("403", "The caller's roles do not allow it.");
        REFUSALS.put("404", "Nothing here that the caller may see.");
        REFUSALS.put("409", "The state of things forbids it.");
        REFUSALS.put("412", "Changed in the meantime; ETag is that of the present state.");
        REFUSALS.put("413", "The body is larger than is taken.");
        REFUSALS.put("415", "A body of another media type.");
        REFUSALS.put("422", "The Idempotency-Key stood for another request.");
        REFUSALS.put("428", "If-Match is missing.");
        REFUSALS.put("500", "Our fault; mention the instance.");
        REFUSALS.put("503", "Not available for a moment.");
    }

    private static final Map<String, String> SUCCESSES = Map.of(
            "200",
            "As asked.",
            "201",
            "Made.",
            "202",
            "Taken in; it goes on by itself.",
            "204",
            "Done; nothing to tell.");
    private static final Set<String> REASONS = Set.of(
            "Bad Request", "Not Authorized", "Not Allowed", "Unauthorized", "Forbidden", "Not Found", "Conflict");

    private ApiAnswers() {}

    static void describe(Components components) {
        components.addSchema("Problem", problem()).addSchema("ProblemFlaw", flaw());
        components.addHeader(
                VERSION,
                OASFactory.createHeader()
                        .description("The full version of this API.")
                        .schema(string().example("1.0.0")));
        REFUSALS.forEach((status, description) -> components.addResponse("Problem" + status, problem(description)));
    }

    static void complete(Operation operation, String path, String method, Endpoints.Endpoint endpoint) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        var responses = operation.getResponses();
        var plain = responses.getAPIResponse("200");
        if (endpoint.makes() && plain != null && "OK".equals(plain.getDescription())) {
            responses.addAPIResponse("201", plain.description("Made."));
            if (!mayOnlyCheck(operation)) {
                responses.removeAPIResponse("200");
            }
        }
        responses.getAPIResponses().forEach((status, response) -> complete(response, status, endpoint));
        statuses(operation, path, method, endpoint)
                .forEach(status -> responses.addAPIResponse(status, refusal(status, responses.getAPIResponse(status))));
    }

    private static boolean mayOnlyCheck(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> "validateOnly".equals(parameter.getName()));
    }

    /** In the operation's own words, unless they only repeat what the status is called. */
    private static APIResponse refusal(String status, @Nullable APIResponse own) {
        var words = own == null ? null : own.getDescription();
        if (words == null || words.isBlank() || REASONS.contains(words)) {
            return OASFactory.createAPIResponse().ref("#/components/responses/Problem" + status);
        }
        return problem(words);
    }

    private static APIResponse problem(String description) {
        return OASFactory.createAPIResponse()
                .description(description)
                .addHeader(VERSION, versionHeader())
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(ref("Problem"))));
    }

    private static Iterable<String> statuses(
            Operation operation, String path, String method, Endpoints.Endpoint endpoint) {
        var statuses = new TreeSet<>(List.of("500", "503"));
        operation.getResponses().getAPIResponses().keySet().stream()
                .filter(status -> status.startsWith("4") && REFUSALS.containsKey(status))
                .forEach(statuses::add);
        var parameters = operation.getParameters() == null ? List.<Parameter>of() : operation.getParameters();
        if (!parameters.isEmpty() || !method.equals("GET")) {
            statuses.add("400");
        }
        if (!endpoint.open()) {
            statuses.addAll(List.of("401", "403"));
        }
        if (path.contains("{")) {
            statuses.add("404");
        }
        if (operation.getRequestBody() != null) {
            statuses.addAll(List.of("409", "413", "415"));
        }
        if (parameters.stream().anyMatch(parameter -> IfMatch.HEADER.equals(parameter.getName()))) {
            statuses.addAll(List.of("409", "412", "428"));
        }
        if (endpoint.keyed()) {
            statuses.addAll(List.of("409", "422"));
        }
        return statuses;
    }

    private static void complete(APIResponse response, String status, Endpoints.Endpoint endpoint) {
        if (response.getRef() != null) {
            return;
        }
        response.addHeader(VERSION, versionHeader());
        if (response.getDescription() == null || response.getDescription().isBlank()) {
            response.setDescription(SUCCESSES.getOrDefault(status, "Done."));
        }
        if (status.startsWith("2") && endpoint.tagged()) {
            response.addHeader("ETag", header("The entity tag of this state, for If-Match and If-None-Match."));
        }
        if (status.startsWith("2") && endpoint.keyed()) {
            response.addHeader("Idempotency-Replayed", header("true when this is the answer of an earlier time."));
        }
    }

    private static Header header(String description) {
        return OASFactory.createHeader().description(description).schema(string());
    }

    private static Header versionHeader() {
        return OASFactory.createHeader().ref("#/components/headers/" + VERSION);
    }

    private static Schema problem() {
        return object("RFC 9457. There may be more members, named by the problem's type.")
                .required(List.of("type", "title", "status", "detail", "instance", "code", "traceId"))
                .addProperty("type", string().format("uri").example("https://druif.nl/problems/not-found"))
                .addProperty("title", string().description("In the language of Accept-Language, Dutch by default"))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .type(List.of(SchemaType.INTEGER))
                                .example(404))
                .addProperty("detail", string())
                .addProperty("instance", string().format("uri").description("This request"))
                .addProperty("code", string().description("UPPER_SNAKE, stable, never translated"))
                .addProperty("traceId", string().pattern("^[0-9a-f]{32}$"))
                .addProperty(
                        "count",
                        OASFactory.createSchema()
                                .type(List.of(SchemaType.INTEGER))
                                .description("How many faults there are, beside errors"))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .type(List.of(SchemaType.ARRAY))
                                .description("The first " + Faults.MOST + " faults")
                                .items(ref("ProblemFlaw")));
    }

    private static Schema flaw() {
        return object("One fault of a request.")
                .required(List.of("code", "detail"))
                .addProperty(
                        "pointer",
                        string().description("Where in the body: RFC 6901 as a fragment")
                                .example("#/targets/0/duration"))
                .addProperty("parameter", string().description("Which query parameter"))
                .addProperty("code", string().example("INVALID_VALUE"))
                .addProperty("detail", string());
    }

    private static Schema object(String description) {
        return OASFactory.createSchema().type(List.of(SchemaType.OBJECT)).description(description);
    }

    private static Schema string() {
        return OASFactory.createSchema().type(List.of(SchemaType.STRING));
    }

    private static Schema ref(String name) {
        return OASFactory.createSchema().ref("#/components/schemas/" + name);
    }
}
