package nl.druif.local.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import nl.druif.foundation.event.Topic;
import nl.druif.foundation.testing.Account;
import nl.druif.foundation.testing.Database;
import nl.druif.foundation.testing.EmbeddedKafka;
import nl.druif.foundation.testing.EmbeddedPostgres;
import nl.druif.foundation.testing.Issuer;
import nl.druif.foundation.testing.KafkaTopic;
import nl.druif.foundation.testing.Secret;
import nl.druif.local.Service;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What a bench runs on: PostgreSQL that syncs every commit, a broker, an issuer of tokens, and the packaged service as a
 * process of its own that knows two agreements. All of it on the loopback address, in a folder that disappears with it.
 */
final class Bed implements AutoCloseable {
    static final UUID TENANT = UUID.fromString("019360f0-0000-7000-8000-00000000d001");
    static final String ENVIRONMENT = "bench";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Nobody signs anything by it that lasts. */
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SUPERUSER = "postgres";

    private final Path folder;
    private final Path project;
    private final List<String> flags;
    private final String password = Secret.random();
    private final int port = freePort();
    private final int management = freePort();
    private final EmbeddedPostgres postgres;
    private final EmbeddedKafka kafka;
    private final Issuer issuer;
    private final Account integration = new Account(
            "itsm",
            Secret.random(),
            "druif",
            Optional.of(TENANT),
            List.of("integration", "agreement-manager"),
            Optional.empty());
    private final Database database;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> environment = new HashMap<>();
    private Process service;
    private Optional<Process> second = Optional.empty();
    private String token = "";

    private Bed(Path folder, Path project, List<String> flags) throws Exception {
        this.folder = folder;
        this.project = project;
        this.flags = flags;
        this.postgres = measuring(folder, password);
        this.kafka = EmbeddedKafka.kept(folder.resolve("kafka"), freePort());
        this.kafka.create(KafkaTopic.all(ENVIRONMENT));
        this.issuer = Issuer.kept(folder.resolve("issuer.key"), freePort(), () -> List.of(integration));
        this.database = postgres.database(Service.TICKET_CLOCK.label(), login -> password);
        surround();
        this.service = start(Map.of());
    }

    static Bed made(Path project, List<String> flags) throws Exception {
        var bed = new Bed(Files.createTempDirectory("druif-bench"), project, flags);
        Runtime.getRuntime().addShutdownHook(new Thread(bed::stop));
        try {
            bed.awaitReady();
            bed.token = bed.signIn();
            bed.sign();
            return bed;
        } catch (RuntimeException trouble) {
            bed.close();
            throw trouble;
        }
    }

    /** Statements are counted and commits dated: that takes a start of its own. */
    private static EmbeddedPostgres measuring(Path folder, String password) throws SQLException {
        var first = EmbeddedPostgres.kept(folder.resolve("postgres"), folder.resolve("programs"), 0, password);
        try (var connection = superuser(first.port(), "postgres", password);
                var alter = connection.createStatement()) {
            alter.execute("alter system set shared_preload_libraries = 'pg_stat_statements'");
            alter.execute("alter system set track_commit_timestamp = on");
            alter.execute("alter system set max_wal_size = '4GB'");
        }
        first.close();
        return EmbeddedPostgres.kept(folder.resolve("postgres"), folder.resolve("programs"), 0, password);
    }

    private void surround() throws SQLException {
        environment.putAll(Map.ofEntries(
                Map.entry("DRUIF_ENVIRONMENT", ENVIRONMENT),
                Map.entry("DRUIF_OIDC_URL", issuer.url()),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers()),
                Map.entry("DRUIF_DATABASE_HOST", database.host()),
                Map.entry("DRUIF_DATABASE_PORT", String.valueOf(database.port())),
                Map.entry("DRUIF_DATABASE_NAME", database.name()),
                Map.entry("DRUIF_DATABASE_OWNER_USERNAME", database.owner().username()),
                Map.entry("DRUIF_DATABASE_OWNER_PASSWORD", password),
                Map.entry("DRUIF_DATABASE_APP_USERNAME", database.app().username()),
                Map.entry("DRUIF_DATABASE_APP_PASSWORD", password),
                Map.entry("DRUIF_DATABASE_RELAY_USERNAME", database.relay().username()),
                Map.entry("DRUIF_DATABASE_RELAY_PASSWORD", password),
                Map.entry("DRUIF_HTTP_CURSOR_KEY", KEY),
                Map.entry("DRUIF_HOOKS_KEY", KEY),
                Map.entry("QUARKUS_PROFILE", "local"),
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_HTTP_PORT", String.valueOf(port)),
                Map.entry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_MANAGEMENT_PORT", String.valueOf(management))));
        try (var connection = superuser();
                var create = connection.createStatement()) {
            create.execute("create extension if not exists pg_stat_statements");
        }
    }

    /** As in a container: the compiler that containers use, and half a gigabyte. */
    private Process start(Map<String, String> otherwise) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseSerialGC"));
        command.addAll(flags);
        command.add("-jar");
        command.add(project.resolve(Service.TICKET_CLOCK.label())
                .resolve("target/quarkus-app/quarkus-run.jar")
                .toString());
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("service.log").toFile()));
        builder.environment().putAll(environment);
        builder.environment().putAll(otherwise);
        return builder.start();
    }

    /** Ends the service as a power cut would, and starts it again. */
    void kill() throws IOException {
        service.destroyForcibly();
        service.onExit().join();
        service = start(Map.of());
    }

    /** Another process of the service on the same database, beside the first. */
    void add() throws IOException, InterruptedException {
        var health = freePort();
        second = Optional.of(start(Map.of(
                "QUARKUS_HTTP_PORT", String.valueOf(freePort()), "QUARKUS_MANAGEMENT_PORT", String.valueOf(health))));
        awaitReady(health);
    }

    void awaitReady() throws InterruptedException {
        awaitReady(management);
    }

    private void awaitReady(int health) throws InterruptedException {
        var ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + health + "/q/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        await("the service to be ready", () -> {
            try {
                return http.send(ready, BodyHandlers.discarding()).statusCode() == 200;
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    @FunctionalInterface
    interface Condition {
        boolean holds() throws Exception;
    }

    static void await(String what, Condition condition) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!condition.holds()) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("Waited in vain for " + what);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        } catch (RuntimeException trouble) {
            throw trouble;
        } catch (Exception trouble) {
            throw new IllegalStateException(trouble);
        }
    }

    Connection superuser() throws SQLException {
        return superuser(database.port(), database.name(), password);
    }

    private static Connection superuser(int port, String database, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, SUPERUSER, password);
    }

    /** The one number that a query finds. */
    long number(String query) throws SQLException {
        try (var connection = superuser();
                var select = connection.createStatement();
                var row = select.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** When each event of a source was committed, and with it what it did to its ticket's clocks. */
    Map<String, Instant> committed(String source) throws SQLException {
        var committed = new HashMap<String, Instant>();
        try (var connection = superuser();
                var select = connection.createStatement();
                var rows =
                        select.executeQuery("select source_event_id, pg_xact_commit_timestamp(xmin) from ticket_event"
                                + " where source = '" + source + "'")) {
            while (rows.next()) {
                committed.put(
                        rows.getString(1),
                        rows.getObject(2, OffsetDateTime.class).toInstant());
            }
        }
        return committed;
    }

    /** How many statements the service's own login has run so far. */
    long statements() throws SQLException {
        return number("select coalesce(sum(calls), 0) from pg_stat_statements where userid = '"
                + database.app().username() + "'::regrole");
    }

    /** What the database spent its time on, worst first; what is asked for with {@code --statements}. */
    List<String> worstStatements() throws SQLException {
        var worst = new ArrayList<String>();
        try (var connection = superuser();
                var select = connection.createStatement();
                var rows = select.executeQuery("select calls, rows, total_exec_time, total_plan_time, left("
                        + "regexp_replace(query, '\\s+', ' ', 'g'), 110) from pg_stat_statements"
                        + " order by total_exec_time desc limit 22")) {
            while (rows.next()) {
                worst.add("%8d calls %9d rows %9.0f ms  %s"
                        .formatted(rows.getLong(1), rows.getLong(2), rows.getDouble(3), rows.getString(5)));
            }
        }
        return worst;
    }

    Processors processors() throws IOException {
        var pid = Files.readAllLines(folder.resolve("postgres").resolve("postmaster.pid"))
                .get(0);
        return Processors.now(
                service.toHandle(),
                ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow());
    }

    /** Megabytes of the service's process that are in memory. */
    double resident() throws IOException {
        var line = Files.readAllLines(Path.of("/proc/" + service.pid() + "/status")).stream()
                .filter(each -> each.startsWith("VmRSS:"))
                .findFirst()
                .orElse("VmRSS: 0 kB");
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
    }

    KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "linger.ms", "5", "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** The ids of all news of a kind that was told so far, as often as it was. */
    List<String> told(String type) {
        var ids = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Topic.CLOCK.in(ENVIRONMENT)).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    if (header(record, "ce_type").equals(type)) {
                        ids.add(header(record, "ce_id"));
                    }
                }
            }
        }
        return ids;
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    static ProducerRecord<String, byte[]> record(Story.Event event) {
        var record = record(
                Topic.TICKET_EVENT,
                event.ticket(),
                event.source(),
                event.id(),
                "nl.druif.ticket.event.v1",
                event.facts());
        record.headers().add("content-type", "application/json".getBytes(UTF_8));
        return record;
    }

    private static ProducerRecord<String, byte[]> record(
            Topic topic, String key, String source, String id, String type, String data) {
        var record = new ProducerRecord<>(topic.in(ENVIRONMENT), key, data.getBytes(UTF_8));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id,
                        "ce_source",
                        source,
                        "ce_type",
                        type,
                        "ce_tenantid",
                        TENANT.toString())
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    /** The answer's text; an answer that says no ends the bench. */
    String post(String path, String contentType, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", contentType)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body))
                .build();
        return good(http.send(request, BodyHandlers.ofString()));
    }

    /** Calls one operation, for itself alone. */
    Caller caller(String path) throws IOException {
        return new Caller(port, Service.TICKET_CLOCK.path() + path, token);
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(text(path));
    }

    String text(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + token)
                .build();
        return good(http.send(request, BodyHandlers.ofString()));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + Service.TICKET_CLOCK.path() + path);
    }

    private static String good(java.net.http.HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private String signIn() throws IOException, InterruptedException {
        var form = "grant_type=password&client_id=druif-local&username=" + integration.username() + "&password="
                + URLEncoder.encode(integration.password(), UTF_8);
        var request = HttpRequest.newBuilder(URI.create(issuer.url() + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        return JSON.readTree(answer.body()).path("access_token").asText();
    }

    /** Tells the service what was signed, as agreement-service would. */
    private void sign() throws IOException {
        var agreements = JSON.readTree(resource("agreements"));
        try (var producer = producer()) {
            for (var agreement : agreements) {
                producer.send(record(
                        Topic.AGREEMENT,
                        TENANT + ":" + agreement.path("agreement").asText(),
                        "/agreement-service",
                        agreement.path("id").asText(),
                        "nl.druif.agreement.published.v1",
                        agreement.toString()));
            }
        }
        await(
                "the agreements to be heard",
                () -> number("select count(*) from agreement_terms where tenant_id = '" + TENANT + "'")
                        == agreements.size());
    }

    static String resource(String name) {
        try (var in = Objects.requireNonNull(Bed.class.getResourceAsStream("/bench/" + name + ".json"))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Below those that the system gives to connections: nobody takes it before it is used. */
    private static int freePort() {
        while (true) {
            var port = 20_000 + RANDOM.nextInt(12_000);
            try (var socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // another one
            }
        }
    }

    private void stop() {
        second.ifPresent(Process::destroyForcibly);
        service.destroyForcibly();
        service.onExit().join();
    }

    @Override
    public void close() {
        second.ifPresent(other -> {
            other.destroy();
            other.onExit().join();
        });
        service.destroy();
        service.onExit().join();
        issuer.close();
        kafka.close();
        postgres.close();
        if (Boolean.getBoolean("druif.bench.keep")) {
            return;
        }
        try (var inside = Files.walk(folder)) {
            inside.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
