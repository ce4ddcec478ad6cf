package nl.druif.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@code mvn -Pimage … jib:buildTar} makes of a built service, on an empty base: nobody has to be asked for one. */
class ImageTest {
    private static final Path SERVICE =
            Path.of("..", "agreement-service").toAbsolutePath().normalize();
    private static final Path PROGRAM = SERVICE.resolve("target/quarkus-app");

    private static JsonNode config;
    private static List<Set<String>> layers;

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        assumeTrue(Files.exists(PROGRAM.resolve("quarkus-run.jar")), "the services are not built: no image is either");
        var log = Path.of("target", "image.log").toFile();
        var maven = new ProcessBuilder(command())
                .directory(SERVICE.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        var code = maven.waitFor();
        assumeTrue(
                code == 0 || !Files.readString(log.toPath()).contains("Resol"),
                "Jib cannot be fetched: no image is built");
        assertThat(code).as(log.toString()).isZero();
        try (var in = Files.newInputStream(SERVICE.resolve("target/jib-image.tar"))) {
            var tar = Tar.files(in);
            var json = new ObjectMapper();
            config = json.readTree(tar.get("config.json"));
            layers = new ArrayList<>();
            for (var layer : json.readTree(tar.get("manifest.json")).at("/0/Layers")) {
                layers.add(unpacked(tar.get(layer.asText())).keySet());
            }
        }
    }

    @Test
    void it_runs_as_a_user_without_rights_on_the_machine() {
        assertThat(config.at("/config/User").asText()).isEqualTo("10101:10101");
    }

    @Test
    void it_starts_the_fast_jar_with_the_flags_a_container_needs() {
        assertThat(Thing.items(config.at("/config/Entrypoint")).map(JsonNode::asText))
                .containsExactly(
                        "java",
                        "-XX:MaxRAMPercentage=60",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-jar",
                        "/deployments/quarkus-run.jar");
        assertThat(config.at("/config/WorkingDir").asText()).isEqualTo("/deployments");
    }

    @Test
    void it_says_what_it_is() {
        assertThat(Thing.texts(config.at("/config/Labels")))
                .containsEntry("org.opencontainers.image.title", "agreement-service")
                .containsKeys(
                        "org.opencontainers.image.version",
                        "org.opencontainers.image.licenses",
                        "org.opencontainers.image.base.name");
    }

    @Test
    void what_changes_least_lies_lowest() {
        assertThat(layers).hasSize(4);
        assertThat(layers.get(0))
                .allMatch(file -> file.startsWith("deployments/lib/"))
                .noneMatch(file -> file.contains("/nl.druif."));
        assertThat(layers.get(1)).singleElement().asString().contains("/nl.druif.foundation-");
        assertThat(layers.get(2)).contains("deployments/quarkus-run.jar", "deployments/quarkus/generated-bytecode.jar");
        assertThat(layers.get(3)).singleElement().asString().startsWith("deployments/app/agreement-service-");
    }

    @Test
    void everything_that_was_built_is_in_it_once_and_nothing_else() throws IOException {
        try (var built = Files.walk(PROGRAM)) {
            assertThat(layers.stream().flatMap(Set::stream))
                    .containsExactlyInAnyOrderElementsOf(built.filter(Files::isRegularFile)
                            .map(file -> "deployments/" + PROGRAM.relativize(file))
                            .collect(Collectors.toSet()));
        }
    }

    private static List<String> command() {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                "-B",
                "-ntp",
                "-Pimage",
                "-pl",
                "agreement-service",
                "-Dimage.base=scratch",
                "jib:buildTar"));
        if (System.getProperty("localRepository") != null) {
            command.add("-Dmaven.repo.local=" + System.getProperty("localRepository"));
        }
        return command;
    }

    private static Map<String, byte[]> unpacked(byte[] layer) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(layer))) {
            return Tar.files(in);
        }
    }
}
