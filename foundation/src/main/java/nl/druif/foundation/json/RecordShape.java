package nl.druif.foundation.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import jakarta.validation.Constraint;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a record looks like in JSON, and how to make one. Computed once per type. */
record RecordShape(Constructor<?> constructor, List<Part> parts) {

    /**
     * @param name     in JSON
     * @param component in Java
     * @param bounds   where they are all that is asked of it
     * @param fallback what stands for an absent part, if anything does
     */
    record Part(
            String name,
            String component,
            JavaType type,
            boolean required,
            boolean constrained,
            Optional<TextBounds> bounds,
            @Nullable JsonNode fallback) {

        /** Whether the validator has anything to look at. */
        boolean isToBeChecked(@Nullable Object value) {
            return constrained && bounds.filter(plain -> plain.areKeptBy(value)).isEmpty();
        }

        /** What the constructor gets when nothing was sent and nothing is required. */
        @Nullable
        Object absent() {
            if (type.isTypeOrSubTypeOf(Optional.class)) {
                return Optional.empty();
            }
            if (type.isTypeOrSubTypeOf(Set.class)) {
                return Set.of();
            }
            if (type.isTypeOrSubTypeOf(Collection.class)) {
                return List.of();
            }
            return type.isTypeOrSubTypeOf(Map.class) ? Map.of() : null;
        }
    }

    static RecordShape of(JavaType type) {
        var components = type.getRawClass().getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = type.getRawClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return new RecordShape(
                    constructor,
                    Arrays.stream(components)
                            .map(component -> part(component, type))
                            .toList());
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("a record without its canonical constructor", impossible);
        }
    }

    @Nullable
    Part part(String name) {
        for (var part : parts) {
            if (part.name().equals(name)) {
                return part;
            }
        }
        return null;
    }

    String names() {
        return parts.stream().map(Part::name).collect(Collectors.joining(", "));
    }

    private static Part part(RecordComponent component, JavaType owner) {
        var property = component.getAccessor().getAnnotation(JsonProperty.class);
        var name = property == null || property.value().isEmpty() ? component.getName() : property.value();
        var fallback = property == null || property.defaultValue().isEmpty() ? null : json(property.defaultValue());
        var type = TypeFactory.defaultInstance().resolveMemberType(component.getGenericType(), owner.getBindings());
        var mayBeAbsent = fallback != null
                || isAny(type, Optional.class, Collection.class, Map.class)
                || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        var mustBePresent = isAnnotated(component, NotNull.class, NotEmpty.class, NotBlank.class);
        return new Part(
                name,
                component.getName(),
                type,
                mustBePresent || !mayBeAbsent,
                isConstrained(component.getAccessor()) || isConstrainedInside(component.getAnnotatedType()),
                TextBounds.of(component),
                fallback);
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("a default that is no JSON: " + text, bug);
        }
    }

    private static boolean isAny(JavaType type, Class<?>... kinds) {
        return Arrays.stream(kinds).anyMatch(type::isTypeOrSubTypeOf);
    }

    @SafeVarargs
    private static boolean isAnnotated(RecordComponent component, Class<? extends Annotation>... annotations) {
        return Arrays.stream(annotations)
                .anyMatch(annotation -> component.getAccessor().isAnnotationPresent(annotation));
    }

    private static boolean isConstrained(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations()).anyMatch(RecordShape::isConstraint);
    }

    static boolean isConstraint(Annotation annotation) {
        return annotation.annotationType().isAnnotationPresent(Constraint.class)
                || annotation.annotationType().getName().endsWith("$List");
    }

    private static boolean isConstrainedInside(AnnotatedType type) {
        return isConstrained(type)
                || type instanceof AnnotatedParameterizedType generic
                        && Arrays.stream(generic.getAnnotatedActualTypeArguments())
                                .anyMatch(RecordShape::isConstrainedInside);
    }
}
