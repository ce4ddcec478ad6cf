package nl.druif.ticketclock.deadletter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Shows of a record what nobody wrote as a text. */
final class Redaction {
    static final String HIDDEN = "…";
    private static final int LONGEST = 200;

    private Redaction() {}

    /** @param labels the parts that may be shown; only as far as each is one short value */
    static Map<String, Object> of(Map<?, ?> data, Set<String> labels) {
        var shown = new LinkedHashMap<String, Object>();
        data.forEach((name, value) -> {
            var key = name.toString();
            if (labels.contains(key)) {
                shown.put(key, isShort(value) ? value : HIDDEN);
            }
        });
        if (shown.size() < data.size()) {
            shown.put(HIDDEN, data.size() - shown.size());
        }
        return shown;
    }

    private static boolean isShort(Object value) {
        return value instanceof Number
                || value instanceof Boolean
                || value instanceof String text && text.length() <= LONGEST;
    }
}
