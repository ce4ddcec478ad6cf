package nl.druif.foundation.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;

/**
 * The one way we write JSON and read our own: instants and durations in ISO 8601, money with every digit it has, what is
 * absent left out, and what a newer writer added ignored.
 */
public final class Json {
    private static final ObjectMapper MAPPER = configure(
            new ObjectMapper().registerModules(new Jdk8Module(), new JavaTimeModule(), new ParameterNamesModule()));

    private Json() {}

    /** Outside the container; inside it the injected {@link ObjectMapper} is configured the same. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** For a column; {@link #read} reads it again. */
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }

    /** What {@link #text} wrote. */
    public static <T> T read(String text, TypeReference<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }

    /** A value as JSON has it, in maps, lists, texts, numbers and truth: for who has no business with mappers. */
    public static Object plain(Object value) {
        return MAPPER.convertValue(value, Object.class);
    }

    static ObjectMapper configure(ObjectMapper mapper) {
        return mapper.registerModule(IsoInstant.module())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false)
                .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true))
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_ABSENT);
    }
}
