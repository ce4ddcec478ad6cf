package nl.druif.foundation.json;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One reading of one document: makes the value, part by part in document order. A null beside a finding is no value. */
final class Binding {
    private final Shapes shapes;
    private final Constraints constraints;
    private final Document document;
    private final Findings findings;
    private final Leaves leaves;

    Binding(Shapes shapes, Constraints constraints, Document document) {
        this.shapes = shapes;
        this.constraints = constraints;
        this.document = document;
        findings = new Findings(document);
        leaves = new Leaves(shapes, findings);
    }

    /** @throws nl.druif.foundation.problem.Faulty with everything that is wrong, in document order */
    @Nullable
    Object read(JavaType type) {
        var value = value(document.tree(), type, Place.ROOT);
        findings.refuse();
        return value;
    }

    private @Nullable Object value(JsonNode node, JavaType type, Place place) {
        var raw = type.getRawClass();
        if (raw == Document.class) {
            return document.part(node, place);
        }
        findings.oddAt(place);
        if (node.isMissingNode()) {
            return null;
        }
        if (JsonNode.class.isAssignableFrom(raw)) {
            findings.oddBelow(place);
            return raw.isInstance(node) ? node : findings.fault(place, Wrong.type(node, "object"));
        }
        if (raw == Optional.class) {
            return node.isNull()
                    ? Optional.empty()
                    : Optional.ofNullable(value(node, type.containedTypeOrUnknown(0), place));
        }
        if (node.isNull()) {
            return findings.fault(place, Wrong.missing());
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return items(node, type, place);
        }
        return Map.class.isAssignableFrom(raw) ? entries(node, type, place) : single(node, type, place);
    }

    private @Nullable Object single(JsonNode node, JavaType type, Place place) {
        var raw = type.getRawClass();
        var creator = shapes.creator(raw);
        if (creator.isPresent()) {
            return created(node, creator.get(), place);
        }
        if (leaves.know(raw)) {
            return leaves.value(node, raw, place);
        }
        var variants = shapes.variants(raw);
        if (variants.isPresent()) {
            return variant(node, variants.get(), place);
        }
        return raw.isRecord()
                ? record(node, type, place, Set.of())
                : findings.made(place, () -> Json.mapper().readerFor(type).readValue(node));
    }

    private @Nullable Object created(JsonNode node, Creator creator, Place place) {
        var before = findings.count();
        var from = value(node, creator.from(), place);
        return findings.count() > before ? null : findings.made(place, () -> creator.make(from));
    }

    private @Nullable Object record(JsonNode node, JavaType type, Place place, Set<String> alsoKnown) {
        if (!(node instanceof ObjectNode object)) {
            return findings.fault(place, Wrong.type(node, "object"));
        }
        var before = findings.count();
        var shape = shapes.record(type);
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        object.properties().forEach(property -> {
            var name = property.getKey();
            var part = shape.part(name);
            if (part == null && !alsoKnown.contains(name)) {
                findings.fault(place.at(name), Wrong.property(shape.names()));
            } else if (part != null && property.getValue().isNull() && !part.required()) {
                findings.oddAt(place.at(name));
            } else if (part != null) {
                given.put(name, part(type, part, property.getValue(), place.at(name)));
            }
        });
        var values = new ArrayList<@Nullable Object>(shape.parts().size());
        for (var part : shape.parts()) {
            values.add(
                    given.containsKey(part.name())
                            ? given.get(part.name())
                            : absent(type, part, place.at(part.name())));
        }
        return findings.count() > before
                ? null
                : findings.made(place, () -> shape.constructor().newInstance(values.toArray()));
    }

    private @Nullable Object part(JavaType owner, RecordShape.Part part, JsonNode node, Place place) {
        var before = findings.count();
        var value = value(node, part.type(), place);
        if (findings.count() == before) {
            constraints.check(owner.getRawClass(), part, value, place, findings);
        }
        return value;
    }

    private @Nullable Object absent(JavaType owner, RecordShape.Part part, Place place) {
        if (part.required()) {
            return findings.fault(place, Wrong.missing());
        }
        if (part.fallback() != null) {
            return value(part.fallback(), part.type(), place);
        }
        var absent = part.absent();
        constraints.check(owner.getRawClass(), part, absent, place, findings);
        return absent;
    }

    private @Nullable Object items(JsonNode node, JavaType type, Place place) {
        if (!node.isArray()) {
            return findings.fault(place, Wrong.type(node, "array"));
        }
        var unique = Set.class.isAssignableFrom(type.getRawClass());
        Collection<@Nullable Object> items = unique ? new LinkedHashSet<>() : new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            var before = findings.count();
            var item = value(node.get(i), type.getContentType(), place.at(i));
            if (!items.add(item) && findings.count() == before) {
                findings.fault(place.at(i), Wrong.repeatedItem());
            }
        }
        return unique
                ? Collections.unmodifiableSet((Set<@Nullable Object>) items)
                : Collections.unmodifiableList((List<@Nullable Object>) items);
    }

    private @Nullable Object entries(JsonNode node, JavaType type, Place place) {
        if (!(node instanceof ObjectNode object)) {
            return findings.fault(place, Wrong.type(node, "object"));
        }
        Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
        object.properties().forEach(property -> {
            var inside = place.at(property.getKey());
            var key = property.getValue().isMissingNode()
                    ? null
                    : key(object.textNode(property.getKey()), type.getKeyType(), inside);
            entries.put(key, value(property.getValue(), type.getContentType(), inside));
        });
        return Collections.unmodifiableMap(entries);
    }

    private @Nullable Object key(JsonNode name, JavaType type, Place place) {
        return type.isEnumType() ? leaves.key(name, type.getRawClass(), place) : single(name, type, place);
    }

    private @Nullable Object variant(JsonNode node, Shapes.Variants variants, Place place) {
        if (!node.isObject()) {
            return findings.fault(place, Wrong.type(node, "object"));
        }
        var kinds = variants.types().keySet();
        var kind = node.get(variants.property());
        var inside = place.at(variants.property());
        findings.oddAt(inside);
        if (kind != null && kind.isMissingNode()) {
            return null;
        }
        if (kind == null || kind.isNull()) {
            return findings.fault(inside, Wrong.missingKind(kinds));
        }
        var type = variants.types().get(kind.asText());
        return type != null
                ? record(node, type, place, Set.of(variants.property()))
                : findings.fault(inside, Wrong.label(kind, kinds));
    }
}
