package nl.druif.foundation.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What types look like in JSON; looked at once. */
final class Shapes {
    private final Map<JavaType, RecordShape> records = new ConcurrentHashMap<>();
    private final Map<Class<?>, Optional<Creator>> creators = new ConcurrentHashMap<>();
    private final Map<Class<?>, Map<String, Object>> labels = new ConcurrentHashMap<>();
    private final Map<Class<?>, Optional<Variants>> variants = new ConcurrentHashMap<>();

    /** The kinds of a sealed type, told apart by one property. */
    record Variants(String property, Map<String, JavaType> types) {}

    RecordShape record(JavaType type) {
        return records.computeIfAbsent(type, RecordShape::of);
    }

    Optional<Creator> creator(Class<?> type) {
        return creators.computeIfAbsent(type, Creator::of);
    }

    /** The constants of an enum by the names that they have in JSON, in the order of their declaration. */
    Map<String, Object> labels(Class<?> type) {
        return labels.computeIfAbsent(type, Shapes::readLabels);
    }

    Optional<Variants> variants(Class<?> type) {
        return variants.computeIfAbsent(type, Shapes::readVariants);
    }

    private static Map<String, Object> readLabels(Class<?> type) {
        Map<String, Object> labels = new LinkedHashMap<>();
        for (var constant : type.getEnumConstants()) {
            labels.put(label((Enum<?>) constant), constant);
        }
        return Collections.unmodifiableMap(labels);
    }

    private static String label(Enum<?> constant) {
        try {
            var property =
                    constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
            return property == null || property.value().isEmpty() ? constant.name() : property.value();
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Optional<Variants> readVariants(Class<?> type) {
        var kinds = type.getAnnotation(JsonSubTypes.class);
        var told = type.getAnnotation(JsonTypeInfo.class);
        if (kinds == null || told == null) {
            return Optional.empty();
        }
        var types = new LinkedHashMap<String, JavaType>();
        for (var kind : kinds.value()) {
            types.put(kind.name(), TypeFactory.defaultInstance().constructType(kind.value()));
        }
        return Optional.of(new Variants(told.property(), Collections.unmodifiableMap(types)));
    }
}
