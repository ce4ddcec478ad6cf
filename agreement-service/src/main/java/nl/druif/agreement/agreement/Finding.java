package nl.druif.agreement.agreement;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Something about a text that its parties should know before they sign it.
 *
 * @param code          UPPER_SNAKE, stable
 * @param clause        the clause it is about; absent: the text as a whole
 * @param message       a sentence in the reader's language
 * @param figures       what the sentence speaks of
 * @param contradiction whether no clock could make sense of the text: that, and nothing else, forbids proposing it
 */
public record Finding(
        String code,
        Severity severity,
        Optional<String> clause,
        String message,
        Map<String, Object> figures,
        boolean contradiction) {

    public enum Severity {
        /** It cannot be kept as it stands. */
        ERROR,
        /** It will surprise somebody. */
        WARNING,
        /** Good to know. */
        INFO
    }

    public Finding {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    static Finding error(String code, String clause, String message) {
        return new Finding(code, Severity.ERROR, Optional.of(clause), message, Map.of(), false);
    }

    static Finding warning(String code, String clause, String message) {
        return new Finding(code, Severity.WARNING, Optional.of(clause), message, Map.of(), false);
    }

    static Finding info(String code, String clause, String message) {
        return new Finding(code, Severity.INFO, Optional.of(clause), message, Map.of(), false);
    }

    Finding with(String name, Object figure) {
        var more = new LinkedHashMap<>(figures);
        more.put(name, figure);
        return new Finding(code, severity, clause, message, more, contradiction);
    }

    Finding asContradiction() {
        return new Finding(code, severity, clause, message, figures, true);
    }
}
