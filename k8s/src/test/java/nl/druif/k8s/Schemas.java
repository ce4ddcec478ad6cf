package nl.druif.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Validates as strictly as {@code kubectl apply --validate=strict} does: types, required fields, enumerations, and no field that the
 * schema does not know. Reads the definitions of an API server's OpenAPI document (Swagger 2.0), or files of the same form.
 */
final class Schemas {
    private static final String DEFINITIONS = "#/definitions/";

    private final Map<String, JsonNode> definitions = new HashMap<>();
    private final Map<String, JsonNode> byKind = new HashMap<>();

    /** Empty where the file is not there. */
    static Optional<Schemas> ofServer(Path openApi) {
        if (Files.notExists(openApi)) {
            return Optional.empty();
        }
        try (var in = new GZIPInputStream(Files.newInputStream(openApi))) {
            var schemas = new Schemas();
            new ObjectMapper().readTree(in).path("definitions").fields().forEachRemaining(definition -> {
                schemas.definitions.put(definition.getKey(), definition.getValue());
                definition
                        .getValue()
                        .path("x-kubernetes-group-version-kind")
                        .forEach(kind -> schemas.byKind.put(key(kind), definition.getValue()));
            });
            return Optional.of(schemas);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Of kinds that the server's document lacks, as their operators' documentation tells them. */
    static Schemas ofDirectory(Path directory) {
        var schemas = new Schemas();
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                var schema = new YAMLMapper().readTree(file.toFile());
                schema.path("x-kubernetes-group-version-kind").forEach(kind -> schemas.byKind.put(key(kind), schema));
            }
            return schemas;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    boolean knows(Thing thing) {
        return byKind.containsKey(key(thing));
    }

    /** What is wrong with it, with the place. */
    List<String> faults(Thing thing) {
        var faults = new ArrayList<String>();
        check("", thing.node(), byKind.get(key(thing)), faults);
        return faults;
    }

    private void check(String path, JsonNode node, JsonNode unresolved, List<String> faults) {
        var schema = resolved(unresolved);
        if (schema.path("x-kubernetes-int-or-string").asBoolean()
                || schema.path("format").asText().equals("int-or-string")) {
            expect(node.isTextual() || node.isInt(), path + " is neither a number nor a text", faults);
            return;
        }
        if (schema.has("enum")) {
            expect(
                    Thing.items(schema.path("enum")).anyMatch(node::equals),
                    path + " is " + node + ", not one of " + schema.path("enum"),
                    faults);
        }
        switch (schema.path("type").asText(schema.has("properties") ? "object" : "")) {
            case "object" -> checkObject(path, node, schema, faults);
            case "array" -> {
                expect(node.isArray(), path + " is no list", faults);
                for (int i = 0; i < node.size(); i++) {
                    check(path + "/" + i, node.get(i), schema.path("items"), faults);
                }
            }
            case "string" -> expect(node.isTextual(), path + " is no text: " + node, faults);
            case "integer" -> expect(node.isIntegralNumber(), path + " is no whole number: " + node, faults);
            case "number" -> expect(node.isNumber(), path + " is no number: " + node, faults);
            case "boolean" -> expect(node.isBoolean(), path + " is neither true nor false: " + node, faults);
            default -> {}
        }
    }

    private void checkObject(String path, JsonNode node, JsonNode schema, List<String> faults) {
        if (!node.isObject()) {
            faults.add(path + " is no object: " + node);
            return;
        }
        schema.path("required")
                .forEach(
                        required -> expect(node.has(required.asText()), path + " has no " + required.asText(), faults));
        node.fields().forEachRemaining(field -> {
            var place = path + "/" + field.getKey();
            var properties = schema.path("properties");
            if (properties.has(field.getKey())) {
                check(place, field.getValue(), properties.path(field.getKey()), faults);
            } else if (schema.path("additionalProperties").isObject()) {
                check(place, field.getValue(), schema.path("additionalProperties"), faults);
            } else {
                // An object without any properties is one of free form.
                expect(
                        properties.isMissingNode()
                                || schema.path("x-kubernetes-preserve-unknown-fields")
                                        .asBoolean()
                                || schema.path("additionalProperties").asBoolean(),
                        place + " is unknown",
                        faults);
            }
        });
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref")
                ? definitions.get(schema.path("$ref").asText().substring(DEFINITIONS.length()))
                : schema;
    }

    private static void expect(boolean well, String fault, List<String> faults) {
        if (!well) {
            faults.add(fault);
        }
    }

    private static String key(Thing thing) {
        var version = thing.apiVersion();
        return thing.group() + " " + version.substring(version.indexOf('/') + 1) + " " + thing.kind();
    }

    private static String key(JsonNode kind) {
        return kind.path("group").asText() + " " + kind.path("version").asText() + " "
                + kind.path("kind").asText();
    }
}
