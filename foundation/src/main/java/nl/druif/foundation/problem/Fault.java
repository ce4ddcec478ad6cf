package nl.druif.foundation.problem;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with what a client sent.
 *
 * @param pointer RFC 6901, relative to the value that found the fault ({@code ""} is that value itself); of a query
 *                parameter its name after a {@code ?}
 * @param code    UPPER_SNAKE, stable
 * @param detail  an English sentence with the value that was given and what would be right; its Dutch twin stands under
 *                {@code fault.<CODE>}, or {@code fault.<CODE>.<kind>} for a fault with a value {@code kind}, in
 *                {@code problems_nl.properties}
 * @param values  what the sentence speaks of, for that twin
 */
public record Fault(
        String pointer,
        String code,
        String detail,
        @JsonIgnore Map<String, Object> values) {
    public Fault(String pointer, String code, String detail, @Nullable Map<String, Object> values) {
        this.pointer = pointer;
        this.code = code;
        this.detail = detail;
        this.values = values == null ? Map.of() : new LinkedHashMap<>(values);
    }

    public Fault(String pointer, String code, String detail) {
        this(pointer, code, detail, Map.of());
    }

    /** The same fault, seen from the value that holds the faulty one at {@code parent} (also a pointer). */
    public Fault under(String parent) {
        return new Fault(parent + pointer, code, detail, values);
    }

    public Fault at(String elsewhere) {
        return new Fault(elsewhere, code, detail, values);
    }

    public Fault with(String name, Object value) {
        var more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Fault(pointer, code, detail, more);
    }
}
