package nl.druif.foundation.problem;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What refusals are called in each language: every {@code problems_nl.properties} and {@code problems_en.properties} on
 * the class path together, so that a service adds its own slugs beside those of the foundation.
 */
final class Phrases {
    private final Map<Language, Properties> spoken = new EnumMap<>(Language.class);

    Phrases(ClassLoader loader) {
        for (var language : Language.values()) {
            spoken.put(language, read(loader, "problems_" + language.tag() + ".properties"));
        }
    }

    /** The title of a slug; without one, the slug itself as words. */
    String title(String slug, Language language) {
        return phrase(slug, language).or(() -> phrase(slug, Language.EN)).orElseGet(() -> {
            var words = slug.replace('-', ' ');
            return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        });
    }

    /** The refusal's own sentence, or its translation with the refusal's values in the places that ask for them. */
    String detail(Refusal refusal, Language language) {
        var sentence = phrase(refusal.slug() + ".detail", language).orElse(refusal.detail());
        var values = new LinkedHashMap<>(refusal.values());
        values.replaceAll((name, value) -> word(value, language));
        return filled(sentence, values);
    }

    /** The fault's own sentence, or its translation. */
    String detail(Fault fault, Language language) {
        var kind = fault.values().get("kind");
        var sentence = phrase("fault." + fault.code() + "." + kind, language)
                .or(() -> phrase("fault." + fault.code(), language))
                .orElse(fault.detail());
        return filled(sentence, fault.values());
    }

    /** A label in a sentence: what stands under {@code label.<Enum>.<LABEL>}, or the label itself. */
    private Object word(Object value, Language language) {
        return value instanceof Enum<?> label
                ? phrase("label." + label.getDeclaringClass().getSimpleName() + "." + label.name(), language)
                        .orElse(label.toString())
                : value;
    }

    private static String filled(String sentence, Map<String, Object> values) {
        var filled = sentence;
        for (var value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", String.valueOf(value.getValue()));
        }
        return filled;
    }

    private Optional<String> phrase(String key, Language language) {
        return Optional.ofNullable(spoken.get(language)).map(phrases -> phrases.getProperty(key));
    }

    private static Properties read(ClassLoader loader, String name) {
        var phrases = new Properties();
        try {
            for (var resource : Collections.list(loader.getResources(name))) {
                try (var text = new InputStreamReader(resource.openStream(), StandardCharsets.UTF_8)) {
                    phrases.load(text);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return phrases;
    }
}
