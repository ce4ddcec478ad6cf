package nl.druif.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Database;
import nl.druif.foundation.testing.EmbeddedPostgres;
import nl.druif.foundation.testing.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** As on a cluster: a Job migrates as the schema's owner, pods serve without his credentials, settings are mounted files. */
class MigrationTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final EmbeddedPostgres postgres = EmbeddedPostgres.temporary();

    @TempDir
    Path mounted;

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Test
    void a_pod_is_ready_once_the_migration_has_run_and_that_runs_twice_without_harm() throws Exception {
        var management = freePort();
        var database = databaseOf(Service.AGREEMENT);
        var pod = started(
                Service.AGREEMENT,
                database,
                "pod",
                Map.of(
                        "QUARKUS_HTTP_PORT", "0",
                        "QUARKUS_MANAGEMENT_PORT", String.valueOf(management),
                        "DRUIF_OIDC_URL", TheSuite.running().issuerUrl()),
                Map.of(
                        "druif.database.app.password", database.app().password(),
                        "druif.database.relay.password", database.relay().password()));
        try {
            Await.within(PATIENCE, "the pod to answer", () -> readiness(management), status -> status == 503);
            assertThat(migration(Service.AGREEMENT, database).waitFor()).isZero();
            Await.within(PATIENCE, "the pod to be ready", () -> readiness(management), status -> status == 200);
            assertThat(migration(Service.AGREEMENT, database).waitFor()).isZero();
        } finally {
            pod.destroyForcibly().waitFor();
        }
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void every_service_migrates_without_kafka_or_an_issuer_and_ends(Service service) throws Exception {
        assertThat(migration(service, databaseOf(service)).waitFor()).isZero();
    }

    private Database databaseOf(Service service) {
        return postgres.database(service.label(), login -> Secret.random());
    }

    private Process migration(Service service, Database database) throws IOException {
        return started(
                service,
                database,
                "migration",
                Map.of("QUARKUS_PROFILE", "migration"),
                Map.of("druif.database.owner.password", database.owner().password()));
    }

    private Process started(
            Service service,
            Database database,
            String name,
            Map<String, String> environment,
            Map<String, String> secrets)
            throws IOException {
        var settings = Files.createDirectories(mounted.resolve(name + "-settings"));
        Files.writeString(settings.resolve("application.properties"), """
                druif.environment=test
                druif.oidc.url=http://localhost:1
                druif.database.host=%s
                druif.database.port=%d
                druif.database.name=%s
                druif.database.owner.username=%s
                druif.database.app.username=%s
                druif.database.relay.username=%s
                kafka.bootstrap.servers=localhost:1
                """.formatted(
                        database.host(),
                        database.port(),
                        database.name(),
                        database.owner().username(),
                        database.app().username(),
                        database.relay().username()));
        var files = Files.createDirectories(mounted.resolve(name + "-secrets"));
        for (var secret : secrets.entrySet()) {
            Files.writeString(files.resolve(secret.getKey()), secret.getValue());
        }
        var project = Path.of("..").toAbsolutePath().normalize();
        var command = new ProcessBuilder(JavaCommand.of(ServiceProcess.FLAGS, service.program(project)))
                .redirectErrorStream(true)
                .redirectOutput(mounted.resolve(name + ".log").toFile());
        command.environment().putAll(environment);
        command.environment().put("SMALLRYE_CONFIG_LOCATIONS", settings.toString());
        command.environment().put("SMALLRYE_CONFIG_SOURCE_FILE_LOCATIONS", files.toString());
        return command.start();
    }

    private static int readiness(int port) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/q/health/ready"))
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException notYet) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
