package nl.druif.local.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Events until they are fully done: the fact stored, clocks computed, timers set, news in the outbox. */
final class Ingest {
    /** Names the one case to be measured. */
    static final String ONLY = "druif.bench.case";

    private static final int PAIRS = 5;
    private static final int QUICK_PAIRS = 2;

    private final Bed bed;
    private final Figures figures;
    private final boolean quick;
    private final Bare bare;
    private final Story story = new Story(2026, Instant.now());

    private Ingest(Bed bed, Figures figures, boolean quick) throws Exception {
        this.bed = bed;
        this.figures = figures;
        this.quick = quick;
        this.bare = new Bare(bed);
    }

    /** A way in, which returns when all of the events are done. */
    @FunctionalInterface
    private interface Way {
        void take(List<Story.Event> events) throws Exception;
    }

    static void max(Bed bed, Figures figures, boolean quick) throws Exception {
        var ingest = new Ingest(bed, figures, quick);
        // Until the compiler is done with what all ways have in common, which takes it some hundred thousand events.
        ingest.byTopic(ingest.story.next("warm-up", quick ? 8_000 : 40_000));
        ingest.measure("topic", 6_000, 0, ingest::byTopic);
        ingest.measure("batch-1000", 4_000, 12_000, events -> ingest.byBatch(events, 1_000));
        ingest.measure("batch-100", 2_000, 2_000, events -> ingest.byBatch(events, 100));
        ingest.measure("import", 6_000, 6_000, ingest::byImport);
        ingest.measure("single", 600, 4_000, ingest::bySingle);
    }

    /** Whatever rate the service keeps up with, it is asked for half of what it should: late is from when it was meant. */
    static void open(Bed bed, Figures figures, boolean quick) throws Exception {
        var ingest = new Ingest(bed, figures, quick);
        ingest.byTopic(ingest.story.next("warm-up", quick ? 4_000 : 16_000));
        ingest.bySingle(ingest.story.next("warm-up-single", quick ? 200 : 4_000));
        ingest.toldBySchedule(1_000, Duration.ofSeconds(quick ? 8 : 30));
        ingest.bySchedule(750, Duration.ofSeconds(quick ? 8 : 30));
    }

    /** @param warm tickets whose events go this way before any are measured */
    private void measure(String name, int tickets, int warm, Way way) throws Exception {
        if (!Objects.requireNonNullElse(System.getProperty(ONLY), name).equals(name)) {
            return;
        }
        var some = quick ? tickets / 3 : tickets;
        way.take(story.next(name + "-warm", quick ? some / 2 : Math.max(some / 2, warm)));
        var pairs = new ArrayList<double[]>();
        var used = new Processors(0, 0);
        long statements = 0;
        long checked = 0;
        for (int pair = 0; pair < (quick ? QUICK_PAIRS : PAIRS); pair++) {
            var reference = bare.steps(quick ? 10_000 : 40_000);
            var events = story.next(name + "-" + pair, some);
            var said = bed.statements();
            var before = bed.processors();
            var begun = System.nanoTime();
            way.take(events);
            var rate = events.size() / Bare.seconds(begun);
            used = used.plus(bed.processors().since(before));
            statements += bed.statements() - said;
            pairs.add(new double[] {rate, reference});
            checked += checked(name + "-" + pair, some);
        }
        figures.plain(name, "statements", (double) statements / checked, "per event", checked);
        figures.plain(name, "processor-service", used.service() * 1000 / checked * 1000, "ms/1000 events", checked);
        figures.plain(name, "processor-postgres", used.postgres() * 1000 / checked * 1000, "ms/1000 events", checked);
        figures.ratio(name, "rate", "events/s", Bare.STEP, pairs, checked);
    }

    /** All facts are there, and every ticket says what its story comes to. */
    private long checked(String source, int tickets) throws Exception {
        var events = bed.number("select count(*) from ticket_event where source = '" + source + "'");
        var met = bed.number("select count(*) from ticket t where source = '" + source
                + "' and state = 'RESOLVED' and outcome = 'MET' and wake_at is null and 2 = (select count(*) from clock c"
                + " where c.tenant_id = t.tenant_id and c.ticket = t.id and state = 'STOPPED')");
        if (events != (long) tickets * Story.EVENTS || met != tickets) {
            throw new IllegalStateException(
                    source + ": " + events + " events, " + met + " of " + tickets + " tickets met");
        }
        return events;
    }

    private void byTopic(List<Story.Event> events) throws Exception {
        try (var producer = bed.producer()) {
            events.forEach(event -> producer.send(Bed.record(event)));
        }
        // Each partition is heard in order, and each has some of the last.
        awaitDone(events.subList(events.size() - Math.min(200, events.size()), events.size()));
    }

    private void awaitDone(List<Story.Event> last) {
        var source = last.get(0).source();
        var ids = last.stream().map(event -> "'" + event.id() + "'").collect(Collectors.joining(","));
        Bed.await("events of " + source, () -> {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            return bed.number("select count(*) from ticket_event where tenant_id = '" + Bed.TENANT + "' and source = '"
                            + source + "' and source_event_id in (" + ids + ")")
                    == last.size();
        });
    }

    private void byBatch(List<Story.Event> events, int size) throws Exception {
        byBatch(bed, events, size);
    }

    static void byBatch(Bed bed, List<Story.Event> events, int size) throws Exception {
        var bodies = new ArrayList<String>();
        for (int from = 0; from < events.size(); from += size) {
            bodies.add(events.subList(from, Math.min(events.size(), from + size)).stream()
                    .map(Story.Event::json)
                    .collect(Collectors.joining(",", "{\"events\":[", "]}")));
        }
        // As many as share no ticket: who tells of one is answered before he tells of it again.
        together(bed, "/ticket-events/_batch", bodies, Math.max(1, Math.min(4, Story.WINDOW / size)), answer -> {
            if (answer.contains("\"problem\"")) {
                throw new IllegalStateException("an event was refused");
            }
        });
    }

    private void bySingle(List<Story.Event> events) throws Exception {
        together(bed, "/ticket-events", events.stream().map(Story.Event::json).toList(), 32, answer -> {});
    }

    private void byImport(List<Story.Event> events) throws Exception {
        var boundary = "druif-bench-boundary";
        var csv = Story.HEADER + "\n" + events.stream().map(Story.Event::row).collect(Collectors.joining("\n")) + "\n";
        var mapping = Bed.resource("mapping").replace("SOURCE", events.get(0).source());
        var body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"mapping\"\r\n\r\n" + mapping + "\r\n--"
                + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"events.csv\"\r\n\r\n" + csv
                + "\r\n--" + boundary + "--\r\n";
        var answer = bed.post("/imports", "multipart/form-data; boundary=" + boundary, body);
        var id = answer.replaceAll("(?s).*?\"id\" ?: ?\"([^\"]+)\".*", "$1");
        Bed.await("the import", () -> {
            LockSupport.parkNanos(Duration.ofMillis(80).toNanos());
            return bed.get("/imports/" + id).path("state").asText().equals("COMPLETED");
        });
    }

    private static void together(Bed bed, String path, List<String> bodies, int callers, Consumer<String> answered)
            throws Exception {
        var next = new AtomicInteger();
        var pool = Executors.newFixedThreadPool(callers);
        try {
            var calling = Stream.generate(() -> pool.submit(() -> {
                        try (var caller = bed.caller(path)) {
                            for (int i = next.getAndIncrement(); i < bodies.size(); i = next.getAndIncrement()) {
                                answered.accept(caller.post(bodies.get(i)));
                            }
                        }
                        return path;
                    }))
                    .limit(callers)
                    .toList();
            for (var each : calling) {
                each.get();
            }
        } finally {
            pool.shutdown();
        }
    }

    /** To the topic at a rate; a clock is seen from the commit of what moved it. */
    private void toldBySchedule(int rate, Duration length) throws Exception {
        var name = "topic-" + rate;
        var events = story.next(name, (int) (rate * length.toSeconds()) / Story.EVENTS);
        var meant = new HashMap<String, Instant>();
        var begun = Instant.now();
        try (var producer = bed.producer()) {
            for (int i = 0; i < events.size(); i++) {
                var at = begun.plusNanos(i * 1_000_000_000L / rate);
                LockSupport.parkNanos(Duration.between(Instant.now(), at).toNanos());
                meant.put(events.get(i).id(), at);
                producer.send(Bed.record(events.get(i)));
            }
        }
        awaitDone(events.subList(events.size() - 200, events.size()));
        var checked = checked(name, events.size() / Story.EVENTS);
        var late = bed.committed(name).entrySet().stream()
                .mapToDouble(event -> Duration.between(meant.get(event.getKey()), event.getValue())
                                .toNanos()
                        / 1e6)
                .sorted()
                .toArray();
        for (var percent : new double[] {50, 99, 99.9}) {
            figures.plain(name, "clock-seen-p" + percent, late[(int) (late.length * percent / 100)], "ms", checked);
        }
    }

    /** One event at a time, at a rate, whoever is still waiting for an answer. */
    private void bySchedule(int rate, Duration length) throws Exception {
        var count = (int) (rate * length.toSeconds());
        var events = story.next("open", count / Story.EVENTS);
        var late = new double[events.size()];
        var trouble = new AtomicReference<Exception>();
        var done = new CountDownLatch(events.size());
        var waiting = new Semaphore(200);
        var callers = new ArrayBlockingQueue<Caller>(64);
        for (int i = 0; i < 64; i++) {
            callers.add(bed.caller("/ticket-events"));
        }
        var pool = Executors.newFixedThreadPool(64);
        var before = bed.processors();
        var begun = System.nanoTime();
        for (int i = 0; i < events.size(); i++) {
            var meant = begun + i * 1_000_000_000L / rate;
            LockSupport.parkNanos(meant - System.nanoTime());
            waiting.acquire();
            var number = i;
            pool.execute(() -> {
                try {
                    var caller = callers.take();
                    try {
                        caller.post(events.get(number).json());
                    } finally {
                        callers.add(caller);
                    }
                } catch (Exception refused) {
                    trouble.set(refused);
                }
                late[number] = (System.nanoTime() - meant) / 1e6;
                waiting.release();
                done.countDown();
            });
        }
        done.await();
        pool.shutdown();
        for (var caller : callers) {
            caller.close();
        }
        if (trouble.get() != null) {
            throw trouble.get();
        }
        var used = bed.processors().since(before);
        var checked = checked("open", events.size() / Story.EVENTS);
        Arrays.sort(late);
        for (var percent : new double[] {50, 99, 99.9}) {
            var value = late[(int) (late.length * percent / 100)];
            figures.plain("single-" + rate, "p" + percent, value, "ms", checked);
        }
        figures.plain("single-" + rate, "processor-service", used.service() * 1e6 / checked, "ms/1000 events", checked);
        figures.plain(
                "single-" + rate, "processor-postgres", used.postgres() * 1e6 / checked, "ms/1000 events", checked);
    }
}
