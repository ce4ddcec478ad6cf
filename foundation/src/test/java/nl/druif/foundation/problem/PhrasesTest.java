package nl.druif.foundation.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PhrasesTest {
    private static final Pattern SLUG = Pattern.compile(
            "(?:badRequest|forbidden|notFound|conflict|gone|precondition|unavailable|Refusal\\s*\\.of)\\(\\s*(?:\\d{3},\\s*)?\"([a-z][a-z0-9-]+)\"");
    private static final Pattern CODE =
            Pattern.compile("\\b(?:check|checkOnce|Faulty?|fault|told)\\([^;]*?\"([A-Z]+(?:_[A-Z]+)+|REQUIRED)\",");
    private final Phrases phrases = new Phrases(PhrasesTest.class.getClassLoader());

    @Test
    void a_slug_without_a_title_is_its_own_title() {
        assertThat(phrases.title("sold-out-again", Language.NL)).isEqualTo("Sold out again");
    }

    @Test
    void a_translated_sentence_holds_the_values_of_the_refusal() {
        var refusal = Refusal.badRequest("malformed-precondition", "If-Match is wrong: {given}.")
                .with("given", "W/1");
        assertThat(phrases.detail(refusal, Language.NL)).endsWith("dit was W/1.");
        assertThat(phrases.detail(refusal, Language.EN)).isEqualTo("If-Match is wrong: W/1.");
    }

    @Test
    void every_refusal_of_the_foundation_speaks_dutch_and_english() {
        assertThat(inTheSource(SLUG)).hasSizeGreaterThan(20).allSatisfy(slug -> {
            assertThat(spoken("nl")).containsKeys(slug, slug + ".detail");
            assertThat(spoken("en")).containsKey(slug);
        });
    }

    @Test
    void every_fault_of_the_foundation_speaks_dutch() {
        assertThat(inTheSource(CODE))
                .hasSizeGreaterThan(80)
                .allSatisfy(code -> assertThat(spoken("nl").stringPropertyNames())
                        .anyMatch(key -> key.equals("fault." + code) || key.startsWith("fault." + code + ".")));
    }

    @Test
    void a_bound_on_a_parameter_says_which_in_dutch() {
        var fault = new Fault("?count", "OUT_OF_RANGE", "must be less than or equal to 200")
                .with("kind", "Max")
                .with("value", 200);
        assertThat(phrases.detail(fault, Language.NL)).isEqualTo("Hoogstens 200.");
    }

    private static Set<String> inTheSource(Pattern pattern) {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> pattern.matcher(text(file)).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Properties spoken(String language) {
        var phrases = new Properties();
        try (var text = Files.newBufferedReader(Path.of("src/main/resources/problems_" + language + ".properties"))) {
            phrases.load(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return phrases;
    }
}
