package nl.druif.ticketclock.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.druif.foundation.event.Topic;
import nl.druif.foundation.http.Bookmarks;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.board.BoardStore;
import nl.druif.ticketclock.board.ChangedTicket;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Hears this service's own news and tells those who watch what it changed for them. */
@ApplicationScoped
class LiveJob implements Runnable {
    private static final Logger LOG = Logger.getLogger(LiveJob.class);
    private static final String STREAM = "clock-stream";
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

    /** An import changes more than can be told one by one, for minutes: boards do not read their lists all the time. */
    private static final Duration BETWEEN_LISTS = Duration.ofSeconds(5);

    private final BoardStore board;
    private final Bookmarks bookmarks;
    private final Clock clock;
    private final LiveConfig config;
    private final Map<String, Object> kafka;
    private final String topic;
    private final Thread thread = new Thread(this, "live");
    private final List<Stream> streams = new CopyOnWriteArrayList<>();
    private final Queue<Stream> joining = new ConcurrentLinkedQueue<>();
    private final Map<TenantId, Integer> open = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    // Of the thread alone: how far it heard, since when, and where that was at its beginning.
    private Position position = new Position(List.of());
    private Position begin = position;
    private RecentChanges changes = new RecentChanges(position, 0);

    LiveJob(
            BoardStore board,
            Bookmarks bookmarks,
            Clock clock,
            LiveConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "druif.environment") String environment,
            MeterRegistry meters) {
        this.board = board;
        this.bookmarks = bookmarks;
        this.clock = clock;
        this.config = config;
        this.kafka = kafka;
        this.topic = Topic.CLOCK.in(environment);
        Gauge.builder("druif.live.streams", streams, List::size)
                .strongReference(true)
                .register(meters);
    }

    /** Somebody's stream, and when he last heard anything. */
    private static final class Stream {
        private final Watcher watcher;
        private final Ear ear;
        private final Optional<String> cursor;
        private long toldAt = System.nanoTime();
        private Optional<Long> anewAt = Optional.empty();
        /** Whether it missed something for which it has to read its list again. */
        private boolean behind;
        /** Of a customer's people: they hear nothing of what they do not see, not even when it changes. */
        private Shown shown = Shown.nothing();

        Stream(Watcher watcher, Ear ear, Optional<String> cursor) {
            this.watcher = watcher;
            this.ear = ear;
            this.cursor = cursor;
        }

        void tell(Telling telling) {
            toldAt = System.nanoTime();
            ear.tell(telling);
        }

        boolean mayReadAnew() {
            return anewAt.isEmpty() || System.nanoTime() - anewAt.get() > BETWEEN_LISTS.toNanos();
        }

        void readAnew(Telling.ReadAnew telling) {
            behind = false;
            anewAt = Optional.of(System.nanoTime());
            tell(telling);
        }
    }

    void start(@Observes StartupEvent started) {
        if (config.enabled()) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        if (config.enabled()) {
            thread.join(Duration.ofSeconds(10).toMillis());
        }
    }

    /** Takes a place for one more stream of the tenant, to be given back with {@link #leave}. */
    void enter(TenantId tenant) {
        var count = open.merge(tenant, 1, Integer::sum);
        if (count > config.mostStreams()) {
            leave(tenant);
            throw Refusal.of(429, "too-many-streams", "Your organisation watches as many streams as it may.")
                    .with("most", config.mostStreams())
                    .header("Retry-After", String.valueOf(config.heartbeat().toSeconds()));
        }
    }

    void leave(TenantId tenant) {
        open.computeIfPresent(tenant, (same, count) -> count == 1 ? null : count - 1);
    }

    /** How many streams of the tenant there are in this process. */
    int open(TenantId tenant) {
        return open.getOrDefault(tenant, 0);
    }

    /** @param cursor where the last stream broke off */
    void join(Watcher watcher, Ear ear, Optional<String> cursor) {
        joining.add(new Stream(watcher, ear, cursor));
    }

    void forget(Ear ear) {
        streams.removeIf(stream -> stream.ear == ear);
        joining.removeIf(stream -> stream.ear == ear);
    }

    @Override
    public void run() {
        while (!stopping) {
            try (var consumer = consumer()) {
                listen(consumer);
            } catch (WakeupException stopped) {
                return;
            } catch (Throwable trouble) {
                LOG.warnf("streams wait: %s", trouble.getMessage());
                rest();
            }
        }
        streams.forEach(stream -> stream.ear.close());
    }

    private void rest() {
        try {
            Thread.sleep(AFTER_TROUBLE.toMillis());
        } catch (InterruptedException stopped) {
            stopping = true;
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        var settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private void listen(KafkaConsumer<String, byte[]> consumer) throws Throwable {
        var partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .sorted((one, other) -> Integer.compare(one.partition(), other.partition()))
                .toList();
        consumer.assign(partitions);
        if (position.partitions() != partitions.size()) {
            position = aWhileAgo(consumer, partitions);
            changes = new RecentChanges(position, config.mostRemembered());
        }
        partitions.forEach(partition -> consumer.seek(partition, position.next(partition.partition())));
        begin = end(consumer, partitions);
        while (!stopping) {
            var changed = heard(consumer.poll(POLL));
            changes.forgetBefore(machineTime().minus(config.remember()));
            if (position.reaches(begin)) {
                tell(changed);
                welcome(consumer, partitions);
            }
            lookAfterStreams();
        }
    }

    private Position aWhileAgo(KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        var then = machineTime().minus(config.remember()).toEpochMilli();
        var asked = new HashMap<TopicPartition, Long>();
        partitions.forEach(partition -> asked.put(partition, then));
        var found = consumer.offsetsForTimes(asked);
        var end = consumer.endOffsets(partitions);
        return new Position(partitions.stream()
                .map(partition -> Optional.ofNullable(found.get(partition))
                        .map(offset -> offset.offset())
                        .orElseGet(() -> end.get(partition)))
                .toList());
    }

    private static Position end(KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        var end = consumer.endOffsets(partitions);
        return new Position(partitions.stream().map(end::get).toList());
    }

    /** What changed, by tenant. */
    private Map<TenantId, Set<UUID>> heard(ConsumerRecords<String, byte[]> records) {
        var changed = new LinkedHashMap<TenantId, Set<UUID>>();
        for (var record : records) {
            ticket(record).ifPresent(about -> {
                changes.add(
                        about.tenant(),
                        about.ticket(),
                        record.partition(),
                        record.offset(),
                        Instant.ofEpochMilli(record.timestamp()));
                changed.computeIfAbsent(about.tenant(), first -> new LinkedHashSet<>())
                        .add(about.ticket());
            });
            position = position.after(record.partition(), record.offset());
        }
        return changed;
    }

    private record About(TenantId tenant, UUID ticket) {}

    /** The key of news is its tenant and its ticket; its content is not needed. */
    private static Optional<About> ticket(ConsumerRecord<String, byte[]> record) {
        var tenant = record.headers().lastHeader("ce_tenantid");
        if (tenant == null || record.key() == null) {
            return Optional.empty();
        }
        try {
            var id = new String(tenant.value(), StandardCharsets.UTF_8);
            return Optional.of(new About(
                    new TenantId(UUID.fromString(id)),
                    UUID.fromString(record.key().substring(record.key().indexOf(':') + 1))));
        } catch (IllegalArgumentException stranger) {
            return Optional.empty();
        }
    }

    private void tell(Map<TenantId, Set<UUID>> changed) {
        changed.forEach((tenant, tickets) -> {
            var theirs = streams.stream()
                    .filter(stream -> stream.watcher.tenant().equals(tenant) && !stream.behind)
                    .toList();
            if (!theirs.isEmpty()) {
                tell(tenant, List.copyOf(tickets), theirs);
            }
        });
    }

    private void tell(TenantId tenant, List<UUID> tickets, List<Stream> streams) {
        if (tickets.size() > config.mostTold()) {
            streams.forEach(stream -> stream.behind = true);
            return;
        }
        read(tenant, tickets)
                .ifPresentOrElse(
                        now -> streams.forEach(stream -> tell(stream, now)),
                        // They come back with the cursor they have, and miss nothing.
                        () -> streams.forEach(stream -> stream.ear.close()));
    }

    private Optional<List<ChangedTicket>> read(TenantId tenant, List<UUID> tickets) {
        try {
            return Optional.of(
                    VertxContextSupport.subscribeAndAwait(() -> board.changed(tenant, tickets, clock.instant())));
        } catch (Throwable trouble) {
            LOG.warnf("streams of %s break off: %s", tenant, trouble.getMessage());
            return Optional.empty();
        }
    }

    private void tell(Stream stream, List<ChangedTicket> tickets) {
        var watcher = stream.watcher;
        var visible = tickets.stream()
                .flatMap(ticket -> ticket.seenBy(watcher.audience(), watcher.filter()).stream())
                .filter(seen -> !watcher.audience().isCustomer() || stream.shown.isNews(seen))
                .toList();
        for (int i = 0; i < visible.size(); i++) {
            var last = i == visible.size() - 1;
            stream.tell(new Telling.Changed(last ? cursor(stream) : "", visible.get(i)));
        }
    }

    private void welcome(KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        for (var stream = joining.poll(); stream != null; stream = joining.poll()) {
            streams.add(stream);
            if (stream.cursor.isPresent()) {
                resume(stream, missed(stream, consumer, partitions));
            } else if (look(stream)) {
                stream.tell(new Telling.Ready(cursor(stream), clock.instant()));
            }
        }
    }

    /** What a customer's people find when they read their list after this; false when that cannot be known. */
    private boolean look(Stream stream) {
        var watcher = stream.watcher;
        if (!watcher.audience().isCustomer()) {
            return true;
        }
        try {
            stream.shown = Shown.of(VertxContextSupport.subscribeAndAwait(
                    () -> board.all(watcher.tenant(), watcher.audience(), watcher.filter(), clock.instant())));
            return true;
        } catch (Throwable trouble) {
            LOG.warnf("a stream of %s breaks off: %s", watcher.tenant(), trouble.getMessage());
            stream.ear.close();
            return false;
        }
    }

    private void resume(Stream stream, Optional<List<UUID>> missed) {
        var tenant = stream.watcher.tenant();
        if (missed.isEmpty() || missed.get().size() > config.mostTold()) {
            stream.behind = true;
            return;
        }
        read(tenant, missed.get())
                .ifPresentOrElse(
                        now -> {
                            tell(stream, now);
                            stream.tell(new Telling.Ready(cursor(stream), clock.instant()));
                        },
                        stream.ear::close);
    }

    private Optional<List<UUID>> missed(
            Stream stream, KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        var tenant = stream.watcher.tenant();
        return stream.cursor
                .flatMap(cursor -> bookmarks.read(tenant, of(stream), cursor))
                .flatMap(keys -> shown(stream, keys))
                .flatMap(Position::parse)
                .filter(from -> from.partitions() == position.partitions())
                // Another process may have heard further than this one, but nobody further than there is.
                .filter(from ->
                        position.reaches(from) || end(consumer, partitions).reaches(from))
                .flatMap(from -> changes.since(tenant, from));
    }

    private void lookAfterStreams() {
        var now = machineTime();
        for (var stream : streams) {
            if (!now.isBefore(stream.watcher.until())) {
                stream.ear.close();
            } else if (stream.behind) {
                if (stream.mayReadAnew() && look(stream)) {
                    stream.readAnew(new Telling.ReadAnew(cursor(stream), clock.instant()));
                }
            } else if (System.nanoTime() - stream.toldAt > config.heartbeat().toNanos()) {
                stream.tell(new Telling.Beat(position.reaches(begin) ? cursor(stream) : ""));
            }
        }
    }

    /** How far it heard; for a customer's people also what they were shown: empty when that is too much to carry. */
    private String cursor(Stream stream) {
        var keys = new ArrayList<>(position.keys());
        if (stream.watcher.audience().isCustomer()) {
            keys.add(stream.shown.text());
        }
        return bookmarks.write(stream.watcher.tenant(), of(stream), keys);
    }

    /** Takes back what a customer's people were shown, and leaves the position. */
    private static Optional<List<String>> shown(Stream stream, List<String> keys) {
        if (!stream.watcher.audience().isCustomer()) {
            return Optional.of(keys);
        }
        var last = keys.size() - 1;
        return Shown.parse(keys.get(last)).map(found -> {
            stream.shown = found;
            return keys.subList(0, last);
        });
    }

    /** What one customer's people were shown is not brought back by another's. */
    private static String of(Stream stream) {
        return stream.watcher
                .audience()
                .customer()
                .map(name -> STREAM + " of " + name)
                .orElse(STREAM);
    }

    /** By which brokers date records and tokens end, whatever the service's clock was set to. */
    private static Instant machineTime() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }
}
