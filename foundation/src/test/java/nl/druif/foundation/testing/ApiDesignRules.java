package nl.druif.foundation.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/**
 * Holds an OpenAPI document against the NL API Design Rules with Spectral.
 *
 * <p>The ruleset is found by the system property {@code druif.api.ruleset}, else beside the checkout. Without it, or without
 * Node, the test is skipped and says so. Spectral itself comes from npm once and stays in {@code ~/.cache/druif-spectral}.
 */
public final class ApiDesignRules {
    private static final String SPECTRAL = "@stoplight/spectral-cli@6.16.0";
    private static final Path HOME = Path.of(System.getProperty("user.home"), ".cache", "druif-spectral");

    private ApiDesignRules() {}

    /** The errors that the rules find, one line each; empty when the document follows all of them. */
    public static List<String> errors(String openApi) {
        var ruleset = ruleset().orElseThrow(() -> skipped("there is no ruleset at -Ddruif.api.ruleset"));
        var spectral = spectral().orElseThrow(() -> skipped("there is no Node with npm, or it cannot fetch Spectral"));
        try {
            var document = Files.createTempFile("openapi", ".json");
            Files.writeString(document, openApi);
            var report = run(List.of(
                    spectral.toString(),
                    "lint",
                    "-q",
                    "-f",
                    "text",
                    "-F",
                    "error",
                    "-D",
                    "-r",
                    ruleset.toString(),
                    document.toString()));
            Files.delete(document);
            return report.output()
                    .lines()
                    .filter(line -> !line.isBlank())
                    .filter(line -> report.exit() != 0)
                    .toList();
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    private static Optional<Path> ruleset() {
        var beside = Path.of("..", "..", "shared", "api", "nlgov-ruleset.yaml");
        return Optional.of(Optional.ofNullable(System.getProperty("druif.api.ruleset"))
                        .map(Path::of)
                        .orElse(beside))
                .filter(Files::isReadable)
                .map(path -> path.toAbsolutePath().normalize());
    }

    private static Optional<Path> spectral() {
        var spectral = HOME.resolve(Path.of("node_modules", ".bin", "spectral"));
        if (!Files.isExecutable(spectral)) {
            var install = List.of(
                    "npm",
                    "install",
                    "--no-audit",
                    "--no-fund",
                    "--ignore-scripts",
                    "--prefix",
                    HOME.toString(),
                    SPECTRAL);
            try {
                Files.createDirectories(HOME);
                run(install);
            } catch (IOException noNode) {
                return Optional.empty();
            }
        }
        return Optional.of(spectral).filter(Files::isExecutable);
    }

    private record Report(int exit, String output) {}

    private static Report run(List<String> command) throws IOException {
        var process = new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .start();
        try {
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            return new Report(process.exitValue(), output);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static TestAbortedException skipped(String reason) {
        var message = "SKIPPED: the NL API Design Rules were not checked, because " + reason;
        System.err.println(message);
        return new TestAbortedException(message);
    }
}
