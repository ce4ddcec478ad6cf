package nl.druif.foundation.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.druif.foundation.json.Document;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;

/** Whether a text can stand for a value in a query: by the rules of bodies, or by the type's own static factory. */
final class QueryValue {
    private static final Set<Type> NUMBERS = Set.of(int.class, Integer.class, long.class, Long.class, BigDecimal.class);
    private static final List<String> FACTORIES = List.of("fromString", "valueOf", "of");

    private QueryValue() {}

    /** @throws Faulty when it cannot */
    static void check(StrictJson json, String text, Type type) {
        // PostgreSQL stores no U+0000; a filter that took it would fail there.
        if (text.indexOf('\0') >= 0) {
            throw new Faulty(new Fault("", "INVALID_CHARACTER", "The text holds U+0000, which is no character.")
                    .with("given", "U+0000")
                    .with("kind", "json"));
        }
        var factory = type instanceof Class<?> plain && !plain.isEnum() ? factory(plain) : Optional.<Method>empty();
        if (factory.isPresent()) {
            make(factory.get(), text);
        } else {
            json.read(new Document(written(text, type), Map.of()), type);
        }
    }

    private static Optional<Method> factory(Class<?> type) {
        return type.getName().startsWith("java.")
                ? Optional.empty()
                : FACTORIES.stream()
                        .flatMap(name -> Arrays.stream(type.getMethods())
                                .filter(method -> method.getName().equals(name)))
                        .filter(method -> Modifier.isStatic(method.getModifiers())
                                && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}))
                        .findFirst();
    }

    private static void make(Method factory, String text) {
        try {
            factory.invoke(null, text);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof Faulty faulty) {
                throw faulty;
            }
            throw new Faulty(new Fault("", "INVALID_VALUE", "\"" + text + "\" is not allowed here.")
                    .with("kind", "query")
                    .with("given", text));
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What the text would be in JSON, where numbers and truth are no strings. */
    private static JsonNode written(String text, Type type) {
        var nodes = JsonNodeFactory.withExactBigDecimals(true);
        if (type == boolean.class || type == Boolean.class) {
            return text.equals("true") || text.equals("false")
                    ? nodes.booleanNode(text.equals("true"))
                    : nodes.textNode(text);
        }
        return NUMBERS.contains(type) && text.matches("-?\\d{1,40}(\\.\\d{1,40})?")
                ? nodes.numberNode(new BigDecimal(text))
                : nodes.textNode(text);
    }
}
