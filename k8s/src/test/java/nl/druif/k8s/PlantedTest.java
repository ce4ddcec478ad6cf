package nl.druif.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule finds the offence that is kept for it, and says of it what stands in the first line of its file. */
class PlantedTest {
    static List<Rule> rules() {
        return Rules.all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_rule_finds_its_planted_offence(Rule rule) throws IOException {
        var planted = Files.readString(Path.of("src/test/resources/planted", rule.name() + ".yaml"));
        var complaint = planted.lines().findFirst().orElseThrow().substring("# ".length());
        assertThat(rule.findings(Manifests.of(planted)).map(Rule.Finding::what)).contains(complaint);
    }
}
