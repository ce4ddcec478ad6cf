package nl.druif.foundation.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/** Makes the schemas say what {@code StrictJson} holds to: what is required, and what is written as one string. */
record ApiSchemas(IndexView index) {
    private static final DotName JSON_VALUE = DotName.createSimple(JsonValue.class);
    private static final DotName JSON_PROPERTY = DotName.createSimple(JsonProperty.class);
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final Set<String> TREES = Set.of("JsonNode", "ObjectNode", "Document");
    private static final Set<DotName> MAY_BE_ABSENT =
            names(Optional.class, List.class, Set.class, Collection.class, Map.class);
    private static final Set<DotName> MUST_BE_PRESENT = names(NotNull.class, NotEmpty.class, NotBlank.class);

    void complete(Components components) {
        var schemas = components.getSchemas();
        if (schemas != null) {
            schemas.forEach((name, schema) -> type(name).ifPresent(type -> complete(schema, type)));
            schemas.values().stream()
                    .filter(ApiSchemas::isPage)
                    .forEach(page -> page.setRequired(List.of("items", "self", "first")));
            TREES.stream().map(schemas::get).filter(Objects::nonNull).forEach(tree -> {
                tree.setProperties(null);
                tree.setRequired(null);
            });
        }
    }

    private static boolean isPage(Schema schema) {
        return schema.getProperties() != null
                && schema.getProperties().keySet().containsAll(List.of("items", "self", "first", "next", "prev"));
    }

    private void complete(Schema schema, ClassInfo type) {
        var value = type.annotations(JSON_VALUE);
        if (!value.isEmpty() && !type.isEnum()) {
            var written = written(value.get(0));
            schema.setType(List.of(written.isPresent() ? SchemaType.OBJECT : SchemaType.STRING));
            schema.setProperties(written.map(ApiSchemas::texts).orElse(null));
            schema.setRequired(
                    written.map(shape -> List.copyOf(texts(shape).keySet())).orElse(null));
        } else if (type.isRecord() && schema.getProperties() != null) {
            schema.setRequired(required(schema, type));
        }
    }

    /** The record of texts as which a value is written, where that is not one string. */
    private Optional<ClassInfo> written(AnnotationInstance value) {
        return value.target().kind() == AnnotationTarget.Kind.METHOD
                ? Optional.ofNullable(index.getClassByName(
                                value.target().asMethod().returnType().name()))
                        .filter(ClassInfo::isRecord)
                : Optional.empty();
    }

    private static Map<String, Schema> texts(ClassInfo shape) {
        var texts = new LinkedHashMap<String, Schema>();
        shape.recordComponents()
                .forEach(
                        part -> texts.put(part.name(), OASFactory.createSchema().type(List.of(SchemaType.STRING))));
        return texts;
    }

    private static @Nullable List<String> required(Schema schema, ClassInfo type) {
        var required = new ArrayList<String>();
        for (var component : type.recordComponents()) {
            if (isRequired(component) && schema.getProperties().containsKey(name(component))) {
                required.add(name(component));
            }
        }
        return required.isEmpty() ? null : required;
    }

    private static boolean isRequired(RecordComponentInfo component) {
        var accessor = component.declaringClass().method(component.name());
        if (accessor != null && MUST_BE_PRESENT.stream().anyMatch(accessor::hasDeclaredAnnotation)) {
            return true;
        }
        var property = accessor == null ? null : accessor.declaredAnnotation(JSON_PROPERTY);
        return !MAY_BE_ABSENT.contains(component.type().name())
                && !component.type().hasAnnotation(NULLABLE)
                && (property == null || property.value("defaultValue") == null);
    }

    private static String name(RecordComponentInfo component) {
        var accessor = component.declaringClass().method(component.name());
        var property = accessor == null ? null : accessor.declaredAnnotation(JSON_PROPERTY);
        return property == null
                        || property.value() == null
                        || property.value().asString().isEmpty()
                ? component.name()
                : property.value().asString();
    }

    /** The only class of that name; two of one name are left alone. */
    private Optional<ClassInfo> type(String name) {
        var found = index.getKnownClasses().stream()
                .filter(type -> name.equals(type.simpleName()))
                .map(ClassInfo::name)
                .distinct()
                .toList();
        return found.size() == 1 ? Optional.of(index.getClassByName(found.get(0))) : Optional.empty();
    }

    private static Set<DotName> names(Class<?>... types) {
        return Set.copyOf(
                java.util.Arrays.stream(types).map(DotName::createSimple).toList());
    }
}
