package nl.druif.foundation.testing;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Who may do what, as a table, held against what a running service documents and answers.
 *
 * <p>A line of the table is an operation's id and the roles that may do it, parted by blanks. An operation without a line is
 * a finding, and so is a line without an operation: who may do a new thing is decided, not forgotten.
 */
public final class RoleMatrix {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PARAMETER = Pattern.compile("([^/]*)/\\{([^}]+)}");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private record Operation(String id, String method, String path, String sends, Set<String> numbers) {}

    private final Map<String, Operation> operations;
    private final Map<String, Set<String>> table;

    private RoleMatrix(Map<String, Operation> operations, Map<String, Set<String>> table) {
        this.operations = operations;
        this.table = table;
    }

    /** @param root of the paths in the document, such as {@code /agreement/v1} */
    public static RoleMatrix of(String root, String openApi, String table) {
        return new RoleMatrix(operations(root, openApi), lines(table));
    }

    /** Operations that the table forgot, and lines that mean nothing. */
    public List<String> gaps() {
        var gaps = new ArrayList<String>();
        operations.keySet().stream()
                .filter(id -> !table.containsKey(id))
                .forEach(id -> gaps.add("nobody said who may " + id));
        table.keySet().stream().filter(id -> !operations.containsKey(id)).forEach(id -> gaps.add("there is no " + id));
        return gaps;
    }

    /** What is answered to somebody of this role and should not be; with nothing but unknown ids and empty bodies. */
    public List<String> wrongAnswers(String role, Supplier<Tokens> somebody) {
        var wrong = new ArrayList<String>();
        for (var operation : operations.values()) {
            var answer = send(operation, somebody.get(), path(operation, Map.of()));
            var refused = answer.statusCode() == 403
                    && answer.jsonPath().getString("type").endsWith("/forbidden");
            var may = table.getOrDefault(operation.id, Set.of()).contains(role);
            if (may == refused || answer.statusCode() == 401 || answer.statusCode() >= 500) {
                wrong.add(role + (may ? " may " : " may not ") + operation.id + " and gets " + answer.statusCode());
            }
        }
        return wrong;
    }

    /**
     * Where somebody of another tenant is told apart from somebody who guesses.
     *
     * @param ids of things that exist in a tenant he does not belong to, by the segment of the path before them
     */
    public List<String> leaks(String role, Supplier<Tokens> stranger, Map<String, String> ids) {
        var leaks = new ArrayList<String>();
        for (var operation : operations.values()) {
            var theirs = path(operation, ids);
            if (table.getOrDefault(operation.id, Set.of()).contains(role)
                    && ids.values().stream().anyMatch(theirs::contains)) {
                var answer = send(operation, stranger.get(), theirs);
                var guess = send(operation, stranger.get(), path(operation, Map.of()));
                if (answer.statusCode() < 400 || !told(answer).equals(told(guess))) {
                    leaks.add(operation.id + " tells a stranger " + told(answer) + ", and to a guess " + told(guess));
                }
            }
        }
        return leaks;
    }

    /** The operations on things with an id of their own for which {@link #leaks} would know none. */
    public Set<String> thingsWithout(Map<String, String> ids) {
        var without = new TreeSet<String>();
        for (var operation : operations.values()) {
            var matcher = PARAMETER.matcher(operation.path);
            if (matcher.find() && !ids.containsKey(matcher.group(1))) {
                without.add(matcher.group(1));
            }
        }
        return without;
    }

    private static String told(Response answer) {
        if (answer.statusCode() < 400) {
            return String.valueOf(answer.statusCode());
        }
        var problem = answer.jsonPath();
        return problem.getString("status") + " " + problem.getString("type") + " " + problem.getString("detail") + " "
                + problem.getString("errors");
    }

    private static Response send(Operation operation, Tokens token, String path) {
        var request = given().auth()
                .oauth2(token.sign())
                .header("Idempotency-Key", UUID.randomUUID().toString());
        if (!operation.method.equals("GET")) {
            request.header("If-Match", "\"1\"");
        }
        if (operation.sends.startsWith("multipart/")) {
            request.multiPart("nothing", "");
        } else if (!operation.sends.isEmpty()) {
            request.contentType(operation.sends).body("{}");
        }
        return request.request(operation.method, path);
    }

    /** With these ids where they are known, otherwise with what nobody has. */
    private static String path(Operation operation, Map<String, String> ids) {
        return PARAMETER
                .matcher(operation.path)
                .replaceAll(found -> found.group(1) + "/"
                        + (operation.numbers.contains(found.group(2))
                                ? "1"
                                : ids.getOrDefault(
                                        found.group(1), UUID.randomUUID().toString())));
    }

    private static Map<String, Operation> operations(String root, String openApi) {
        var operations = new TreeMap<String, Operation>();
        var paths = read(openApi).path("paths");
        paths.properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(each -> METHODS.contains(each.getKey()))
                        .forEach(each -> {
                            var found = operation(each.getKey(), root + path.getKey(), each.getValue());
                            operations.put(found.id, found);
                        }));
        return operations;
    }

    private static Operation operation(String method, String path, JsonNode described) {
        var bodies = described.path("requestBody").path("content").fieldNames();
        var numbers = new TreeSet<String>();
        described.path("parameters").forEach(parameter -> {
            if (parameter.path("schema").path("type").asText().equals("integer")) {
                numbers.add(parameter.path("name").asText());
            }
        });
        return new Operation(
                described.path("operationId").asText(method + " " + path),
                method.toUpperCase(Locale.ROOT),
                path,
                bodies.hasNext() ? bodies.next() : "",
                numbers);
    }

    private static Map<String, Set<String>> lines(String table) {
        var lines = new TreeMap<String, Set<String>>();
        table.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.trim().split("\\s+"))
                .forEach(words -> lines.put(
                        words[0],
                        Set.of(words).stream()
                                .filter(word -> !word.equals(words[0]))
                                .collect(toUnmodifiableSet())));
        return lines;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }
}
