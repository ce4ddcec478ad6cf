package nl.druif.k8s;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.opentest4j.AssertionFailedError;

/** What can be applied, as kubectl renders it. */
enum Overlay {
    LOCAL("overlays/local", "local"),
    STAGING("overlays/staging", "staging"),
    PRODUCTION("overlays/production", "production"),
    /** Production and the optional component that opens Kafka. */
    EXTERNAL_WRITERS("src/test/overlays/external-writers", "production");

    private static final boolean KUBECTL = isThere();
    private static final Map<Overlay, Manifests> RENDERED = new ConcurrentHashMap<>();

    private final Path folder;
    private final String environment;

    Overlay(String folder, String environment) {
        this.folder = Path.of(folder);
        this.environment = environment;
    }

    /** The first word of its topics, and its name in EXEMPTIONS.md. */
    String environment() {
        return environment;
    }

    /** Skips the test, saying so, on a machine without kubectl. */
    Manifests rendered() {
        assumeTrue(KUBECTL, "kubectl is not installed: overlays are not rendered, and their rules not checked");
        return RENDERED.computeIfAbsent(this, overlay -> Manifests.of(run("kubectl", "kustomize", folder.toString())));
    }

    private static boolean isThere() {
        try {
            return new ProcessBuilder("kubectl", "version", "--client")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String run(String... command) {
        try {
            // No proxy, no cluster: a base that would have to be fetched is a mistake.
            var builder = new ProcessBuilder(command);
            builder.environment().put("https_proxy", "http://127.0.0.1:1");
            builder.environment().put("KUBECONFIG", "/dev/null");
            var errors = java.io.File.createTempFile("kustomize", ".log");
            var process = builder.redirectError(errors).start();
            var text = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionFailedError(java.nio.file.Files.readString(errors.toPath()));
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
