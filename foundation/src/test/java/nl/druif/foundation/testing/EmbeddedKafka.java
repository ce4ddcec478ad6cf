package nl.druif.foundation.testing;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.utils.Time;

/** A real Kafka broker that is its own controller, inside this JVM, on the loopback address. */
public final class EmbeddedKafka implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final String CLUSTER = "ZHJ1aWYta2Fma2EtMDAwMQ";

    private final KafkaRaftServer server;
    private final int port;
    private final Optional<Path> disposable;

    private EmbeddedKafka(KafkaRaftServer server, int port, Optional<Path> disposable) {
        this.server = server;
        this.port = port;
        this.disposable = disposable;
    }

    /** On a free port, in a directory that disappears with it. */
    public static EmbeddedKafka temporary() {
        try {
            var parent = Files.createTempDirectory("druif-kafka");
            return start(parent.resolve("data"), freePort(), Optional.of(parent));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps its records in {@code directory} over restarts; port 0 takes a free one. */
    public static EmbeddedKafka kept(Path directory, int port) {
        return start(directory.toAbsolutePath(), port == 0 ? freePort() : port, Optional.empty());
    }

    public String bootstrapServers() {
        return HOST + ":" + port;
    }

    Optional<Path> disposable() {
        return disposable;
    }

    /** Makes the topics that are missing; leaves those that are there as they are. */
    public void create(Collection<KafkaTopic> topics) {
        try (var admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) bootstrapServers()))) {
            var present = admin.listTopics().names().get();
            admin.createTopics(missing(topics, present)).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot make the topics: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while making the topics.", e);
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        disposable.ifPresent(EmbeddedKafka::delete);
    }

    private static void delete(Path directory) {
        try (var inside = Files.walk(directory)) {
            for (var each : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Collection<NewTopic> missing(Collection<KafkaTopic> topics, Set<String> present) {
        return topics.stream()
                .filter(topic -> !present.contains(topic.name()))
                .map(EmbeddedKafka::newTopic)
                .collect(toList());
    }

    private static NewTopic newTopic(KafkaTopic topic) {
        var policy = topic.compacted() ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE;
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, policy));
    }

    private static EmbeddedKafka start(Path directory, int port, Optional<Path> disposable) {
        Quiet.theServers();
        // One class of the broker asks Log4j for a logger; without its core it would complain on the console.
        System.setProperty("log4j2.loggerContextFactory", "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
        var settings = new Properties();
        settings.putAll(settings(directory, port, freePort()));
        format(directory, settings);
        var server = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
        server.startup();
        return new EmbeddedKafka(server, port, disposable);
    }

    private static Map<String, String> settings(Path directory, int port, int controllerPort) {
        return Map.ofEntries(
                entry("process.roles", "broker,controller"),
                entry("node.id", "1"),
                entry("controller.quorum.voters", "1@" + HOST + ":" + controllerPort),
                entry("controller.listener.names", "CONTROLLER"),
                entry("listeners", "PLAINTEXT://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controllerPort),
                entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                entry("log.dirs", directory.toString()),
                entry("auto.create.topics.enable", "false"),
                entry("default.replication.factor", "1"),
                entry("offsets.topic.replication.factor", "1"),
                entry("offsets.topic.num.partitions", "4"),
                entry("transaction.state.log.replication.factor", "1"),
                entry("transaction.state.log.num.partitions", "4"),
                entry("transaction.state.log.min.isr", "1"),
                entry("share.coordinator.state.topic.replication.factor", "1"),
                entry("share.coordinator.state.topic.min.isr", "1"),
                entry("group.initial.rebalance.delay.ms", "0"),
                // after a crash the broker waits until its former self is given up: 9 s unless told otherwise
                entry("broker.session.timeout.ms", "3000"),
                entry("broker.heartbeat.interval.ms", "500"),
                entry("log.cleaner.dedupe.buffer.size", "16777216"));
    }

    /** Writes the cluster's identity into the directory, once. */
    private static void format(Path directory, Properties settings) {
        try {
            Files.createDirectories(directory);
            var file = directory.resolveSibling(directory.getFileName() + ".properties");
            try (var out = Files.newBufferedWriter(file)) {
                settings.store(out, null);
            }
            var outcome = StorageTool.execute(
                    new String[] {"format", "-t", CLUSTER, "-c", file.toString(), "--ignore-formatted"},
                    new PrintStream(OutputStream.nullOutputStream()));
            if (outcome != 0) {
                throw new IllegalStateException("Kafka cannot use " + directory + " as its log directory.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Kafka cannot use " + directory + " as its log directory.", e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
