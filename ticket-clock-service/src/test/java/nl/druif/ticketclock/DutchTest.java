package nl.druif.ticketclock;

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

class DutchTest {
    private static final Pattern CODE = Pattern.compile("\"([A-Z]+(?:_[A-Z]+)+)\",");
    private static final Pattern SLUG = Pattern.compile("(?:conflict|forbidden|badRequest|gone)\\(\\s*\"([a-z-]+)\"");

    @Test
    void every_fault_of_this_service_has_a_dutch_sentence() {
        assertThat(found(CODE))
                .hasSizeGreaterThan(8)
                .allSatisfy(code -> assertThat(dutch()).containsKey("fault." + code));
    }

    @Test
    void every_refusal_of_this_service_has_a_dutch_title_and_sentence() {
        assertThat(found(SLUG))
                .isNotEmpty()
                .allSatisfy(slug -> assertThat(dutch()).containsKeys(slug, slug + ".detail"));
    }

    private static Set<String> found(Pattern pattern) {
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

    private static Properties dutch() {
        var phrases = new Properties();
        try (var text = Files.newBufferedReader(Path.of("src/main/resources/problems_nl.properties"))) {
            phrases.load(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return phrases;
    }
}
