package nl.druif.foundation.http;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import nl.druif.foundation.json.Scalars;
import org.jspecify.annotations.Nullable;

/** Reads path, query and header parameters by the same rules as bodies. */
@Provider
public class ScalarParameters implements ParamConverterProvider {
    @Override
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return type == String.class || !Scalars.knows(type) ? null : new Scalar<>(type);
    }

    private record Scalar<T>(Class<T> type) implements ParamConverter<T> {
        @Override
        public T fromString(String value) {
            return type.cast(Scalars.parse(value, type));
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
