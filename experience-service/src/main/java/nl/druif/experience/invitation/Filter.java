package nl.druif.experience.invitation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Conditions that a list was asked for with; those that were not given do not count. */
final class Filter {
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder("true = true");

    /** @param relation such as {@code =} */
    Filter and(String field, String relation, Optional<?> value) {
        value.ifPresent(given -> {
            var name = "value" + values.size();
            text.append(" and ")
                    .append(field)
                    .append(' ')
                    .append(relation)
                    .append(" :")
                    .append(name);
            values.put(name, given);
        });
        return this;
    }

    String text() {
        return text.toString();
    }

    Map<String, Object> values() {
        return Map.copyOf(values);
    }
}
