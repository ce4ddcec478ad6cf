package nl.druif.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each overlay renders follows every rule, beyond what EXEMPTIONS.md excuses. */
class OverlaysTest {
    private final List<Exemption> exemptions = Exemption.all();

    static Stream<Arguments> rulesOfOverlays() {
        return Arrays.stream(Overlay.values())
                .flatMap(overlay -> Rules.all().stream().map(rule -> Arguments.of(overlay, rule)));
    }

    @ParameterizedTest
    @EnumSource(Overlay.class)
    void every_overlay_renders_without_a_network(Overlay overlay) {
        assertThat(overlay.rendered().things()).hasSizeGreaterThan(50);
    }

    @ParameterizedTest
    @MethodSource("rulesOfOverlays")
    void every_rule_is_followed(Overlay overlay, Rule rule) {
        assertThat(rule.findings(overlay.rendered())
                        .filter(finding ->
                                exemptions.stream().noneMatch(exempt -> exempt.covers(rule, overlay, finding))))
                .isEmpty();
    }

    @Test
    void no_exemption_excuses_what_nobody_does() {
        var findings = Arrays.stream(Overlay.values())
                .flatMap(overlay -> Rules.all().stream()
                        .flatMap(rule -> rule.findings(overlay.rendered())
                                .flatMap(finding ->
                                        exemptions.stream().filter(exempt -> exempt.covers(rule, overlay, finding)))))
                .distinct()
                .toList();
        assertThat(exemptions).allSatisfy(exempt -> assertThat(findings).contains(exempt));
        assertThat(exemptions).allSatisfy(exempt -> assertThat(exempt.reason()).hasSizeGreaterThan(20));
    }

    @Test
    void every_runbook_is_for_an_alert() {
        var linked = Overlay.PRODUCTION
                .rendered()
                .kind("PrometheusRule")
                .flatMap(rule -> rule.all().entrySet().stream())
                .filter(field -> field.getKey().endsWith("/runbook_url"))
                .map(field -> field.getValue().asText().replaceAll(".*/", ""))
                .toList();
        assertThat(Path.of("runbooks"))
                .isDirectoryNotContaining(
                        file -> !linked.contains(file.getFileName().toString()));
    }
}
