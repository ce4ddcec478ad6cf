package nl.druif.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.druif.agreement.agreement.Side;
import nl.druif.agreement.agreement.VersionState;
import nl.druif.agreement.exclusion.ExclusionState;
import nl.druif.agreement.settlement.SettlementState;
import org.junit.jupiter.api.Test;

class DutchTest {
    private static final Pattern CODE =
            Pattern.compile("\\b(?:check|Faulty?|fault)\\([^;]*?\"([A-Z]+(?:_[A-Z]+)+|REQUIRED)\",");

    @Test
    void every_fault_of_this_service_has_a_dutch_sentence() throws IOException {
        var dutch = dutch().stringPropertyNames();
        assertThat(codes())
                .hasSizeGreaterThan(30)
                .allSatisfy(code -> assertThat(dutch)
                        .anyMatch(key -> key.equals("fault." + code) || key.startsWith("fault." + code + ".")));
    }

    @Test
    void every_side_and_state_in_a_refusal_is_a_dutch_word() throws IOException {
        var dutch = dutch().stringPropertyNames();
        assertThat(Stream.of(Side.values(), VersionState.values(), ExclusionState.values(), SettlementState.values())
                        .flatMap(Stream::<Enum<?>>of))
                .allSatisfy(label -> assertThat(dutch)
                        .contains("label." + label.getDeclaringClass().getSimpleName() + "." + label.name()));
    }

    private static Set<String> codes() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> CODE.matcher(text(file)).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The phrases of this service and those of the foundation. */
    private static Properties dutch() throws IOException {
        var phrases = new Properties();
        var loader = DutchTest.class.getClassLoader();
        for (var resource : Collections.list(loader.getResources("problems_nl.properties"))) {
            try (var text = new InputStreamReader(resource.openStream(), StandardCharsets.UTF_8)) {
                phrases.load(text);
            }
        }
        return phrases;
    }
}
