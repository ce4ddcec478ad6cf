package nl.druif.foundation.http;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query keys that one method of a resource knows. */
record QueryKeys(Map<String, Key> known) {

    /** @param required by the type that is declared: neither optional nor nullable, no list, and without a default */
    record Key(Type type, boolean repeatable, boolean required) {}

    static QueryKeys of(Method method) {
        var known = new LinkedHashMap<String, Key>();
        for (var parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                addFields(known, parameter.getType());
            } else {
                add(known, parameter, parameter.getName(), parameter.getAnnotatedType());
            }
        }
        return new QueryKeys(known);
    }

    private static void addFields(Map<String, Key> known, Class<?> bean) {
        for (Class<?> type = bean; type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                add(known, field, field.getName(), field.getAnnotatedType());
            }
        }
    }

    private static void add(Map<String, Key> known, AnnotatedElement element, String declared, AnnotatedType type) {
        var open = type.isAnnotationPresent(Nullable.class) || element.isAnnotationPresent(DefaultValue.class);
        name(element, declared).ifPresent(name -> known.put(name, key(type.getType(), !open)));
    }

    private static Optional<String> name(AnnotatedElement element, String declared) {
        var standard = element.getAnnotation(QueryParam.class);
        if (standard != null) {
            return Optional.of(standard.value());
        }
        var quarkus = element.getAnnotation(RestQuery.class);
        return Optional.ofNullable(quarkus).map(query -> query.value().isEmpty() ? declared : query.value());
    }

    private static Key key(Type type, boolean required) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            var argument = generic.getActualTypeArguments()[0];
            return raw == Optional.class
                    ? key(argument, false)
                    : new Key(argument, Collection.class.isAssignableFrom(raw), false);
        }
        return new Key(type, false, required);
    }
}
