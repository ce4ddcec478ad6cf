package nl.druif.foundation.json;

import com.fasterxml.jackson.databind.type.TypeFactory;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.lang.reflect.Type;
import nl.druif.foundation.problem.Faulty;
import org.jspecify.annotations.Nullable;

/**
 * Reads what others send: a record from its JSON, or everything that is wrong with it at once.
 *
 * <p>Refused are unknown and repeated keys, absent parts that are not {@code Optional}, {@code @Nullable} or a collection,
 * values of another type, outside their constraints ({@code jakarta.validation} on the components), or turned down by the
 * constructor ({@link Faulty}). A constructor is only called when all of its parts are sound. A part with
 * {@code @JsonProperty(defaultValue = "…")} may be absent and is then read from that JSON.
 */
@Singleton
public class StrictJson {
    private final Shapes shapes = new Shapes();
    private final Constraints constraints;

    public StrictJson(Validator validator) {
        constraints = new Constraints(validator);
    }

    /** @throws Faulty with every fault, in document order */
    public <T> T read(byte[] text, Class<T> type) {
        return type.cast(present(read(text, (Type) type)));
    }

    /** @throws Faulty with every fault, in document order */
    public @Nullable Object read(byte[] text, Type type) {
        return read(DocumentReader.read(text), type);
    }

    /** One item of a batch. Pointers are relative to the item. */
    public <T> T read(Document document, Class<T> type) {
        return type.cast(present(read(document, (Type) type)));
    }

    public @Nullable Object read(Document document, Type type) {
        return new Binding(shapes, constraints, document)
                .read(TypeFactory.defaultInstance().constructType(type));
    }

    /** The present value with a merge patch (RFC 7396) laid over it, checked like any other. */
    public <T> T patched(T present, Document patch, Class<T> type) {
        var patched = MergePatch.apply(Json.mapper().valueToTree(present), patch.tree());
        return read(new Document(patched, patch.oddities()), type);
    }

    private static Object present(@Nullable Object value) {
        if (value == null) {
            throw new Faulty(Wrong.missing());
        }
        return value;
    }
}
