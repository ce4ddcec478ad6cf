package nl.druif.foundation.terms;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.validation.Validation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.problem.Faulty;

/** Values from the JSON that people write. */
final class Written {
    private static final StrictJson JSON =
            new StrictJson(Validation.buildDefaultValidatorFactory().getValidator());

    private Written() {}

    static <T> T read(String text, Class<T> type) {
        return JSON.read(text.getBytes(StandardCharsets.UTF_8), type);
    }

    /** Each as its code and where it stands. */
    static List<String> faults(String text, Class<?> type) {
        return catchThrowableOfType(Faulty.class, () -> read(text, type)).faults().stream()
                .map(fault -> fault.code() + " " + fault.pointer())
                .toList();
    }
}
