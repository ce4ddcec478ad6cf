package nl.druif.foundation.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Makes the container's mapper the same as {@link Json#mapper()}. */
@Singleton
public final class JsonConfig implements ObjectMapperCustomizer {
    /** Last of all: where two say how to write a type, the later one does. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        Json.configure(mapper);
    }
}
