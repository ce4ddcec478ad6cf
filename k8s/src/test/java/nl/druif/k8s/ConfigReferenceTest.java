package nl.druif.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference tells of every setting, and the manifests give what it tells of: both ways. */
class ConfigReferenceTest {
    private static final Path PAGE = Path.of("docs/configuration.md");

    /** The name and version of the program itself, and a way to say more to a database that need not be used. */
    private static final Set<String> NOT_FOR_DEPLOYMENTS = Set.of(
            "druif.service",
            "druif.api.version",
            "druif.console.enabled",
            "druif.console.path",
            "druif.database.options");

    private final ConfigReference reference = ConfigReference.made();

    static Stream<Arguments> servicesOfOverlays() {
        return Arrays.stream(Overlay.values())
                .flatMap(overlay -> ConfigClasses.SERVICES.stream().map(service -> Arguments.of(overlay, service)));
    }

    @Test
    void the_page_says_what_the_code_asks_for() throws IOException {
        if (System.getProperty("druif.write-reference") != null) {
            Files.writeString(PAGE, reference.text());
        }
        assertThat(PAGE).hasContent(reference.text());
    }

    @Test
    void every_setting_has_a_meaning() {
        assertThat(reference.all())
                .allSatisfy(setting ->
                        assertThat(setting.meaning()).as(setting.property()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("servicesOfOverlays")
    void what_manifests_give_is_in_the_reference(Overlay overlay, String service) {
        var known = reference.all().map(Setting::property).collect(Collectors.toSet());
        assertThat(known).containsAll(reference.givenBy(overlay.rendered(), service));
    }

    @ParameterizedTest
    @MethodSource("servicesOfOverlays")
    void what_the_reference_tells_of_is_given_by_the_manifests(Overlay overlay, String service) {
        var given = reference.givenBy(overlay.rendered(), service);
        var wanted = Stream.concat(reference.ofClasses().stream(), reference.ofFiles().stream())
                .filter(setting -> setting.services().contains(service))
                .map(Setting::property)
                .filter(property -> !NOT_FOR_DEPLOYMENTS.contains(property))
                // The same from a file: one of the two is given.
                .filter(property -> !given.contains(property.replaceAll("-file$", "")) || !property.endsWith("-file"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(given).containsAll(wanted);
    }

    /** Values that the manifests repeat to show what can be tuned do not drift from those in code. */
    @ParameterizedTest
    @MethodSource("servicesOfOverlays")
    void what_manifests_repeat_is_what_the_code_says(Overlay overlay, String service) {
        var told = Settings.properties(overlay.rendered(), "settings");
        told.putAll(Settings.properties(overlay.rendered(), service));
        assertThat(reference.ofClasses().stream()
                        .filter(setting -> setting.services().contains(service)))
                .allSatisfy(setting -> assertThat(told.getOrDefault(
                                setting.property(), setting.value().orElse("")))
                        .as(setting.property())
                        .isEqualTo(setting.value().orElseGet(() -> told.getOrDefault(setting.property(), ""))));
    }

    @Test
    void nobody_is_told_a_setting_twice() {
        assertThat(Stream.of("settings.properties", "environment.properties")
                        .map(file -> file.equals("settings.properties")
                                ? Path.of("base/platform", file)
                                : Path.of("overlays/production", file))
                        .flatMap(file -> Settings.parsed(ConfigReference.read(file)).keySet().stream()))
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(ConfigClasses.SERVICES.stream()
                        .flatMap(service -> Settings.parsed(
                                ConfigReference.read(Path.of("base", service, "application.properties")))
                                .keySet()
                                .stream())
                        .toList());
    }
}
