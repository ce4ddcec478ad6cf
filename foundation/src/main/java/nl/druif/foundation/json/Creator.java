package nl.druif.foundation.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a value is made that stands for one other value: a marked constructor or static method with one parameter. */
record Creator(Executable executable, JavaType from) {

    static Optional<Creator> of(Class<?> type) {
        return Stream.<Executable>concat(
                        Arrays.stream(type.getDeclaredMethods())
                                .filter(method -> Modifier.isStatic(method.getModifiers())),
                        Arrays.stream(type.getDeclaredConstructors()))
                .filter(executable -> makesFromOne(executable, type))
                .findFirst()
                .map(executable -> {
                    executable.setAccessible(true);
                    var from = TypeFactory.defaultInstance()
                            .constructType(executable.getGenericParameterTypes()[0]);
                    return new Creator(executable, from);
                });
    }

    @Nullable
    Object make(@Nullable Object value) throws InvocationTargetException, ReflectiveOperationException {
        return executable instanceof Method method
                ? method.invoke(null, value)
                : ((Constructor<?>) executable).newInstance(value);
    }

    private static boolean makesFromOne(Executable executable, Class<?> type) {
        if (executable.getParameterCount() != 1) {
            return false;
        }
        var marked = executable.getAnnotation(JsonCreator.class);
        if (marked == null) {
            return executable instanceof Constructor<?> && standsForItsPart(type);
        }
        return marked.mode() == JsonCreator.Mode.DELEGATING
                || marked.mode() == JsonCreator.Mode.DEFAULT
                        && !executable.getParameters()[0].isAnnotationPresent(JsonProperty.class)
                        && (!type.isRecord() || executable instanceof Method || standsForItsPart(type));
    }

    /** A record of one part that is written as that part. */
    private static boolean standsForItsPart(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getAccessor().isAnnotationPresent(JsonValue.class);
    }
}
