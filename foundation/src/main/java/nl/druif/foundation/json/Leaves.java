package nl.druif.foundation.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values that hold no others: texts, numbers, truth and labels. */
record Leaves(Shapes shapes, Findings findings) {
    private static final Set<Class<?>> NUMBERS =
            Set.of(int.class, Integer.class, long.class, Long.class, BigDecimal.class);
    private static final Set<Class<?>> TRUTHS = Set.of(boolean.class, Boolean.class);

    boolean know(Class<?> type) {
        return Scalars.knows(type) || NUMBERS.contains(type) || TRUTHS.contains(type) || type.isEnum();
    }

    @Nullable
    Object value(JsonNode node, Class<?> type, Place place) {
        if (type.isEnum()) {
            return label(node, type, place);
        }
        if (NUMBERS.contains(type)) {
            return number(node, type, place);
        }
        if (TRUTHS.contains(type)) {
            return node.isBoolean() ? node.booleanValue() : findings.fault(place, Wrong.type(node, "boolean"));
        }
        return node.isTextual()
                ? findings.made(place, () -> Scalars.parse(node.textValue(), type))
                : findings.fault(place, Wrong.type(node, "string"));
    }

    /** Labels are keys as they are, or in the camelCase of every other key: {@code MONDAY} or {@code monday}. */
    @Nullable
    Object key(JsonNode name, Class<?> type, Place place) {
        var snake = name.textValue().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
        var label = shapes.labels(type).get(snake);
        return label != null ? label : label(name, type, place);
    }

    private @Nullable Object label(JsonNode node, Class<?> type, Place place) {
        var labels = shapes.labels(type);
        var label = node.isTextual() ? labels.get(node.textValue()) : null;
        return label != null ? label : findings.fault(place, Wrong.label(node, labels.keySet()));
    }

    private @Nullable Object number(JsonNode node, Class<?> type, Place place) {
        if (!node.isNumber()) {
            return findings.fault(place, Wrong.type(node, "number"));
        }
        var number = node.decimalValue();
        if (type == BigDecimal.class) {
            return number;
        }
        try {
            return type == long.class || type == Long.class
                    ? (Object) number.longValueExact()
                    : (Object) number.intValueExact();
        } catch (ArithmeticException beyond) {
            return findings.fault(place, Wrong.size(number));
        }
    }
}
