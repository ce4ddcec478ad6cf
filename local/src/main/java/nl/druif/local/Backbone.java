package nl.druif.local;

import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.CompletableFuture.supplyAsync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import nl.druif.foundation.testing.Database;
import nl.druif.foundation.testing.EmbeddedKafka;
import nl.druif.foundation.testing.EmbeddedPostgres;
import nl.druif.foundation.testing.Issuer;
import nl.druif.foundation.testing.KafkaTopic;

/** What the services stand on: PostgreSQL, Kafka and the issuer of tokens, with their data in the folder. */
final class Backbone implements AutoCloseable {
    static final String ENVIRONMENT = "local";

    private final EmbeddedPostgres postgres;
    private final EmbeddedKafka kafka;
    private final Issuer issuer;
    private final Secrets secrets;

    private Backbone(EmbeddedPostgres postgres, EmbeddedKafka kafka, Issuer issuer, Secrets secrets) {
        this.postgres = postgres;
        this.kafka = kafka;
        this.issuer = issuer;
        this.secrets = secrets;
    }

    static Backbone start(Folder folder, Ports ports, Secrets secrets, People people, Offspring offspring) {
        var kafka = supplyAsync(() -> startKafka(folder, ports));
        var postgres = supplyAsync(() -> startPostgres(folder, ports, secrets, offspring));
        var issuer = Issuer.kept(folder.resolve("issuer.key"), ports.issuer(), people::accounts);
        try {
            return new Backbone(postgres.join(), kafka.join(), issuer, secrets);
        } catch (CompletionException e) {
            issuer.close();
            postgres.thenAccept(EmbeddedPostgres::close)
                    .exceptionally(gone -> null)
                    .join();
            kafka.thenAccept(EmbeddedKafka::close).exceptionally(gone -> null).join();
            throw e.getCause() instanceof IllegalStateException told
                    ? new CannotStart(String.valueOf(told.getMessage()))
                    : e;
        }
    }

    String issuerUrl() {
        return issuer.url();
    }

    /** How a service finds all this; its database is made when it is not there. */
    Map<String, String> environmentOf(Service service) {
        var database = database(service);
        return Map.ofEntries(
                Map.entry("DRUIF_ENVIRONMENT", ENVIRONMENT),
                Map.entry("DRUIF_OIDC_URL", issuer.url()),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers()),
                Map.entry("DRUIF_DATABASE_HOST", database.host()),
                Map.entry("DRUIF_DATABASE_PORT", String.valueOf(database.port())),
                Map.entry("DRUIF_DATABASE_NAME", database.name()),
                Map.entry("DRUIF_DATABASE_OWNER_USERNAME", database.owner().username()),
                Map.entry("DRUIF_DATABASE_OWNER_PASSWORD", database.owner().password()),
                Map.entry("DRUIF_DATABASE_APP_USERNAME", database.app().username()),
                Map.entry("DRUIF_DATABASE_APP_PASSWORD", database.app().password()),
                Map.entry("DRUIF_DATABASE_RELAY_USERNAME", database.relay().username()),
                Map.entry("DRUIF_DATABASE_RELAY_PASSWORD", database.relay().password()));
    }

    Database database(Service service) {
        return postgres.database(service.label(), login -> secrets.of("database." + login));
    }

    @Override
    public void close() {
        issuer.close();
        var broker = runAsync(kafka::close);
        postgres.close();
        broker.join();
    }

    private static EmbeddedKafka startKafka(Folder folder, Ports ports) {
        var kafka = EmbeddedKafka.kept(folder.directory("kafka"), ports.kafka());
        kafka.create(KafkaTopic.all(ENVIRONMENT));
        return kafka;
    }

    private static EmbeddedPostgres startPostgres(Folder folder, Ports ports, Secrets secrets, Offspring offspring) {
        var postgres = EmbeddedPostgres.kept(
                folder.resolve("postgres"),
                folder.resolve("programs"),
                ports.postgres(),
                secrets.of("database.postgres"));
        serverProcess(folder).ifPresent(process -> offspring.add("postgres", process));
        return postgres;
    }

    /** The server runs apart from whoever started it; its first line about itself is its process number. */
    private static Optional<ProcessHandle> serverProcess(Folder folder) {
        try (var lines = Files.lines(folder.resolve("postgres").resolve("postmaster.pid"))) {
            return lines.findFirst().map(String::strip).map(Long::valueOf).flatMap(ProcessHandle::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
