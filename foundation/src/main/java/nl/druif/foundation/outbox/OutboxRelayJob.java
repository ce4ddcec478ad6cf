package nl.druif.foundation.outbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Carries news from the outbox to Kafka. One process of the service is at work at a time: it holds an advisory lock on
 * the connection it reads and deletes with, and loses both together. A row is deleted only after the broker's
 * acknowledgement, and every row left is looked at again, so neither a gap in the sequence nor a crash loses one.
 */
@ApplicationScoped
class OutboxRelayJob implements Runnable {
    private static final Logger LOG = Logger.getLogger(OutboxRelayJob.class);
    private static final long LOCK = 0x6472756966L;
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

    private final AgroalDataSource database;
    private final Map<String, Object> kafka;
    private final OutboxConfig config;
    private final Thread thread = new Thread(this, "outbox-relay");
    private volatile boolean stopping;
    private Instant sweepAt = Instant.EPOCH;

    OutboxRelayJob(
            @DataSource("relay") AgroalDataSource database,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            OutboxConfig config) {
        this.database = database;
        this.kafka = kafka;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        if (config.relay()) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        if (config.relay()) {
            thread.join(Duration.ofSeconds(10).toMillis());
        }
    }

    @Override
    public void run() {
        try (var producer = producer()) {
            while (!stopping) {
                try (var connection = database.getConnection()) {
                    if (leads(connection)) {
                        relay(connection, producer);
                    }
                } catch (SQLException trouble) {
                    if (!stopping) {
                        LOG.warnf("news waits in the outbox: %s", trouble.getMessage());
                    }
                }
                if (!stopping) {
                    Thread.sleep(AFTER_TROUBLE.toMillis());
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        var settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 2);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    private static boolean leads(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            select.setLong(1, LOCK);
            var answer = select.executeQuery();
            return answer.next() && answer.getBoolean(1);
        }
    }

    private void relay(Connection connection, KafkaProducer<String, byte[]> producer)
            throws SQLException, InterruptedException {
        try (var listen = connection.createStatement()) {
            listen.execute("listen outbox");
        }
        try {
            while (!stopping) {
                var waiting = waiting(connection);
                if (!waiting.isEmpty()) {
                    var acknowledged = acknowledged(waiting, producer);
                    delete(connection, acknowledged);
                    if (acknowledged.isEmpty()) {
                        Thread.sleep(AFTER_TROUBLE.toMillis());
                    }
                }
                if (waiting.size() < config.batch()) {
                    sweepInbox(connection);
                    connection.unwrap(PGConnection.class).getNotifications((int)
                            config.poll().toMillis());
                }
            }
        } finally {
            release(connection);
        }
    }

    private static void release(Connection connection) {
        try (var release = connection.createStatement()) {
            release.execute("unlisten outbox");
            release.execute("select pg_advisory_unlock_all()");
        } catch (SQLException gone) {
            LOG.debug("the connection took the lock with it", gone);
        }
    }

    private List<WaitingNews> waiting(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("""
                select seq, id, aggregateid, topic, type, source, tenant_id, occurred_at, recorded_at, traceparent, payload
                from outbox
                order by seq
                limit ?""")) {
            select.setInt(1, config.batch());
            var rows = select.executeQuery();
            var waiting = new ArrayList<WaitingNews>();
            while (rows.next()) {
                waiting.add(WaitingNews.from(rows));
            }
            return waiting;
        }
    }

    /** What the broker has. After a failure nothing of the same key counts, so that a key's news stays in order. */
    private static List<Long> acknowledged(List<WaitingNews> waiting, KafkaProducer<String, byte[]> producer)
            throws InterruptedException {
        var sent = waiting.stream().map(news -> producer.send(news.toRecord())).toList();
        producer.flush();
        var acknowledged = new ArrayList<Long>(waiting.size());
        var failedKeys = new HashSet<String>();
        for (int i = 0; i < sent.size(); i++) {
            var news = waiting.get(i);
            try {
                sent.get(i).get();
                if (!failedKeys.contains(news.key())) {
                    acknowledged.add(news.seq());
                }
            } catch (ExecutionException refused) {
                if (failedKeys.isEmpty()) {
                    LOG.warnf("news %s and maybe more waits in the outbox: %s", news.id(), refused.getMessage());
                }
                failedKeys.add(news.key());
            }
        }
        return acknowledged;
    }

    private static void delete(Connection connection, List<Long> acknowledged) throws SQLException {
        try (var delete = connection.prepareStatement("delete from outbox where seq = any(?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", acknowledged.toArray()));
            delete.executeUpdate();
        }
    }

    private void sweepInbox(Connection connection) throws SQLException {
        var now = Instant.now();
        if (now.isBefore(sweepAt)) {
            return;
        }
        sweepAt = now.plus(BETWEEN_SWEEPS);
        try (var delete = connection.prepareStatement("delete from inbox where received_at < now() - ?::interval")) {
            delete.setString(1, config.remember().toSeconds() + " seconds");
            delete.executeUpdate();
        }
    }
}
