package nl.druif.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.druif.local.bench.Processors;

/**
 * What one pod of each service takes: how long it starts, its memory, and the processor time of itself and of PostgreSQL for a
 * thousand of what it is there for. One service works at a time, on a real PostgreSQL (fsync on) and a real Kafka.
 *
 * <pre>mvn -pl local -P pod-figures test-compile exec:exec</pre>
 */
final class PodFigures implements Entrance, AutoCloseable {
    /** Seconds of processor of the service. */
    private static final double MEASURED = Integer.getInteger("seconds", 12);

    private static final double WARM_UP = Integer.getInteger("warm", 12);

    /** Whether all is measured; else only agreements, and what follows from the news of tickets. */
    private static final boolean WHOLE = Boolean.parseBoolean(System.getProperty("whole", "true"));

    private static final int BATCH = 100;
    private static final int EVENTS_A_TICKET = 3;
    private static final List<String> LIFE = List.of("OPENED", "RESOLVED", "CLOSED");

    private final Path project;
    private final Ports ports = Ports.free();
    private final Folder folder;
    private final Offspring offspring;
    private final People people;
    private final Backbone backbone;
    private final Wiring wiring;
    private final ProcessHandle postgres;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Queue<String> closed = new ConcurrentLinkedQueue<>();

    private PodFigures(Path project, Path data) {
        this.project = project;
        folder = Folder.taken(data);
        offspring = new Offspring(folder.resolve("processes"));
        var secrets = Secrets.keptIn(folder.resolve("secrets"));
        people = new People(secrets);
        backbone = Backbone.start(folder, ports, secrets, people, offspring);
        wiring = new Wiring(backbone, ports, secrets);
        var number = lines(folder.resolve("postgres").resolve("postmaster.pid")).get(0);
        postgres = ProcessHandle.of(Long.parseLong(number.strip())).orElseThrow();
    }

    public static void main(String[] arguments) throws IOException {
        var project = Path.of(arguments[0]).toAbsolutePath().normalize();
        Log.writtenTo(Files.createTempFile("pod-figures", ".log"));
        try (var figures =
                new PodFigures(project, Files.createTempDirectory("pod-figures").resolve("data"))) {
            figures.measure();
        }
    }

    private void measure() {
        say("java %s, %d processors, flags %s"
                .formatted(
                        Runtime.version(), Runtime.getRuntime().availableProcessors(), String.join(" ", OnePod.FLAGS)));
        say("| service | ready after s | of which CPU-s | MB at rest |");
        if (WHOLE) {
            List.of(Service.values()).forEach(this::start);
        }
        say(
                "| service | what | a second | median, p95 ms | service CPU-s / 1,000 | PostgreSQL CPU-s / 1,000 | load average |");
        var deal = struck();
        try (var reporting = pod(Service.REPORTING);
                var experience = pod(Service.EXPERIENCE)) {
            // They hear what there is, and then nothing until it is their turn.
            Stream.of(reporting, experience).forEach(OnePod::settle);
            Stream.of(reporting, experience).forEach(OnePod::halt);
            ticketClock(deal);
            reporting(reporting, deal);
            reporting.halt();
            experience(experience);
            Stream.of(reporting, experience).forEach(OnePod::goOn);
        }
        agreement();
    }

    /** With a schema that is there, and nothing to hear. */
    private void start(Service service) {
        pod(service).close(); // migrates, which pods leave to a Job
        try (var pod = pod(service)) {
            var taken = pod.taken().service();
            pod.settle();
            say("| %s | %.1f | %.1f | %d |"
                    .formatted(service.label(), pod.startSeconds(), taken, pod.megabytes("VmRSS")));
        }
    }

    private Deal struck() {
        try (var pod = pod(Service.AGREEMENT)) {
            var deal = Deal.struck(this, "PT4H", List.of(fourStars()), now.minus(Duration.ofDays(1)));
            pod.settle(); // its news has left
            return deal;
        }
    }

    private void ticketClock(Deal deal) {
        try (var pod = pod(Service.TICKET_CLOCK)) {
            pod.settle(); // it has heard the agreement
            var system = new Api(this, "itsm");
            loop(Service.TICKET_CLOCK, pod, "event of a batch of 100, judged", BATCH, i -> {
                var events = IntStream.range(i * BATCH, (i + 1) * BATCH)
                        .mapToObj(n -> event(deal, "B", n))
                        .toList();
                system.post(Service.TICKET_CLOCK, "/ticket-events/_batch", Map.of("events", events))
                        .path("items")
                        .forEach(item -> {
                            if ((i * BATCH + item.path("index").asInt()) % EVENTS_A_TICKET == 2) {
                                closed.add(item.at("/receipt/ticketId").asText());
                            }
                        });
            });
            if (WHOLE) {
                alone(pod, deal, system);
            }
            pod.settle(); // its news has left
            most(Service.TICKET_CLOCK, pod);
        }
    }

    private void alone(OnePod pod, Deal deal, Api system) {
        loop(Service.TICKET_CLOCK, pod, "event told alone and judged (1 request)", 1, i -> {
            var answer = system.post(Service.TICKET_CLOCK, "/ticket-events", event(deal, "S", i));
            if (i % EVENTS_A_TICKET == 2) {
                closed.add(answer.path("ticketId").asText());
            }
        });
        var some = List.copyOf(closed);
        loop(
                Service.TICKET_CLOCK,
                pod,
                "ticket read, with clocks and ledgers (1 request)",
                1,
                i -> system.get(Service.TICKET_CLOCK, "/tickets/" + some.get(i % some.size())));
    }

    private void reporting(OnePod pod, Deal deal) {
        drain(Service.REPORTING, pod, "piece of news counted in scorecards");
        var scores = new Scores(this, deal);
        loop(Service.REPORTING, pod, "scorecard read (1 request)", 1, i -> scores.slice(now));
        most(Service.REPORTING, pod);
    }

    private void experience(OnePod pod) {
        drain(Service.EXPERIENCE, pod, "piece of news heard, invitation made where a ticket closed");
        var portal = new Api(this, "itsm");
        loop(Service.EXPERIENCE, pod, "rating given (3 requests)", 1, i -> rate(portal, closed.remove(), 1 + i % 5));
        most(Service.EXPERIENCE, pod);
    }

    private static void rate(Api portal, String ticket, int stars) {
        var invitation = portal.get(Service.EXPERIENCE, "/invitations?ticket=" + ticket)
                .at("/items/0/id")
                .asText();
        var url = portal.post(Service.EXPERIENCE, "/invitations/" + invitation + "/links", Map.of())
                .path("url")
                .asText();
        portal.post(
                Service.EXPERIENCE,
                "/responses",
                Map.of("token", url.substring(url.lastIndexOf('/') + 1), "stars", stars));
    }

    private void agreement() {
        try (var pod = pod(Service.AGREEMENT)) {
            pod.settle();
            var made = new ConcurrentLinkedQueue<String>();
            loop(
                    Service.AGREEMENT,
                    pod,
                    "agreement drafted, proposed, signed twice (9 requests, 5 of them write)",
                    1,
                    i -> made.add(Deal.struck(this, "PT4H", List.of(), now).agreement()));
            var some = List.copyOf(made);
            var manager = new Api(this, "bram");
            loop(
                    Service.AGREEMENT,
                    pod,
                    "agreement read (1 request)",
                    1,
                    i -> manager.get(Service.AGREEMENT, "/agreements/" + some.get(i % some.size())));
            most(Service.AGREEMENT, pod);
        }
    }

    private static void most(Service service, OnePod pod) {
        say("| %s | most memory: %d MB |||||".formatted(service.label(), pod.megabytes("VmHWM")));
    }

    /** Lets it take in all that waits for it on Kafka. */
    private void drain(Service service, OnePod pod, String what) {
        pod.goOn();
        var before = pod.taken();
        var heard = pod.heard();
        pod.drain();
        var taken = pod.taken().since(before);
        var records = pod.heard() - heard;
        say(String.format(
                Locale.ROOT,
                "| %s | %s (%.0f of them) |  |  | %.2f | %.2f | %.1f |",
                service.label(),
                what,
                records,
                taken.service() * 1000 / records,
                taken.postgres() * 1000 / records,
                Processors.load()));
    }

    private void loop(Service service, OnePod pod, String what, int each, IntConsumer operation) {
        var loop = ClosedLoop.of(pod, WARM_UP, MEASURED, operation);
        var count = loop.operations() * each;
        say(String.format(
                Locale.ROOT,
                "| %s | %s | %.0f | %.1f, %.1f | %.2f | %.2f | %.1f |",
                service.label(),
                what,
                count / loop.seconds(),
                loop.milliseconds(0.5),
                loop.milliseconds(0.95),
                loop.taken().service() * 1000 / count,
                loop.taken().postgres() * 1000 / count,
                Processors.load()));
    }

    private Map<String, Object> event(Deal deal, String series, int number) {
        var ticket = series + number / EVENTS_A_TICKET;
        var type = LIFE.get(number % EVENTS_A_TICKET);
        var event = new HashMap<String, Object>();
        event.put("source", "pod-figures");
        event.put("ticket", ticket);
        event.put("sourceEventId", ticket + "-" + type);
        event.put("type", type);
        event.put(
                "occurredAt",
                now.minus(Duration.ofMinutes(90 - 30L * (number % EVENTS_A_TICKET)))
                        .toString());
        event.put("priority", "P1");
        event.put("service", deal.service());
        event.put("customer", People.CUSTOMER);
        return event;
    }

    private static Map<String, Object> fourStars() {
        return Map.of("id", "beleving", "metric", "RATING", "minimumAverage", 4.0, "minimumResponses", 5);
    }

    private OnePod pod(Service service) {
        return new OnePod(
                new ServiceProcess(
                        service, project, folder, wiring.of(service), OnePod.FLAGS, offspring, PodFigures::say),
                ports.management(service),
                postgres);
    }

    @Override
    public URI uri(Service service, String path) {
        return URI.create("http://localhost:" + ports.of(service) + path);
    }

    @Override
    public String token(String username) {
        return tokens.computeIfAbsent(username, name -> new SignIn(backbone.issuerUrl()).token(people.named(name)));
    }

    @Override
    public void close() {
        backbone.close();
        offspring.endLeftovers();
        folder.wipe();
        folder.close();
    }

    private static void say(String line) {
        System.out.println(line);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
