package nl.druif.ticketclock.mapping;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import org.jspecify.annotations.Nullable;

/** Follows JSON pointers (RFC 6901) through what was sent, and stops where there is nothing. */
public final class Pointer {
    private static final Pattern FORM = Pattern.compile("(/([^~/]|~[01])*)+");
    private static final Pattern FORM_IN_DELIVERY = Pattern.compile("/(payload|headers|delivery|item)(/.*)?");

    private Pointer() {}

    /** @param document maps, lists, texts, numbers and truth */
    public static Optional<Object> follow(Object document, String pointer) {
        Object at = document;
        for (var step : Arrays.asList(pointer.substring(1).split("/", -1))) {
            at = child(at, step.replace("~1", "/").replace("~0", "~"));
            if (at == null) {
                return Optional.empty();
            }
        }
        return Optional.of(at);
    }

    /** What stands there as text: nothing where an object or an array stands. */
    public static Optional<String> text(Object document, String pointer) {
        return follow(document, pointer)
                .flatMap(Pointer::text)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    public static void checkKeys(Faults faults, String at, Map<String, ?> byPointer) {
        byPointer.keySet().forEach(pointer -> check(faults, at + "/" + escaped(pointer), pointer));
    }

    public static void check(Faults faults, String at, List<String> pointers) {
        for (int i = 0; i < pointers.size(); i++) {
            check(faults, at + "/" + i, pointers.get(i));
        }
    }

    /** A key as a step of a pointer. */
    public static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    public static boolean isPointer(String text) {
        return FORM.matcher(text).matches();
    }

    /** As a mapping has it as a key. */
    public static String named(Field field) {
        return String.valueOf(Json.plain(field));
    }

    private static void check(Faults faults, String at, String pointer) {
        faults.check(
                FORM.matcher(pointer).matches()
                        && FORM_IN_DELIVERY.matcher(pointer).matches(),
                new Fault(
                                at,
                                "NO_POINTER",
                                "\"" + pointer + "\" is no JSON pointer into /payload, /headers, /delivery or /item.")
                        .with("given", pointer));
    }

    private static Optional<String> text(Object value) {
        if (value instanceof BigDecimal decimal) {
            return Optional.of(decimal.toPlainString());
        }
        return value instanceof Map || value instanceof List ? Optional.empty() : Optional.of(value.toString());
    }

    private static @Nullable Object child(Object at, String step) {
        if (at instanceof Map<?, ?> object) {
            return object.get(step);
        }
        return at instanceof List<?> array && step.matches("0|[1-9]\\d{0,5}") && Integer.parseInt(step) < array.size()
                ? array.get(Integer.parseInt(step))
                : null;
    }
}
