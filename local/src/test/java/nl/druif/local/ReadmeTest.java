package nl.druif.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README keeps its promises to callers. */
class ReadmeTest {
    private static final Path PROJECT = Path.of("..");
    private static final List<String> MODULES = List.of(
            "foundation", "agreement-service", "ticket-clock-service", "experience-service", "reporting-service");

    static Stream<String> slugs() {
        return MODULES.stream()
                .map(module -> PROJECT.resolve(module + "/src/main/resources/problems_en.properties"))
                .filter(Files::exists)
                .flatMap(ReadmeTest::slugsIn)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("slugs")
    void every_problem_is_listed_in_the_readme(String slug) {
        assertThat(read(PROJECT.resolve("README.md"))).contains("`" + slug + "`");
    }

    @Test
    void every_file_that_a_command_of_the_readme_reads_exists() {
        assertThat(Stream.of(read(PROJECT.resolve("README.md")).split("@"))
                        .skip(1)
                        .map(rest -> rest.split("[ \\n'\"]")[0])
                        .filter(path -> path.startsWith("local/")))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(PROJECT.resolve(path)).exists());
    }

    private static Stream<String> slugsIn(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            var titles = new Properties();
            titles.load(reader);
            return titles.stringPropertyNames().stream()
                    .filter(name -> name.matches("[a-z0-9-]+"))
                    .sorted();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
