package nl.druif.ticketclock.clock;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.validation.Validation;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;

/** Simulations of any size. */
final class Simulations {
    static final String OFFICE =
            week("monday tuesday wednesday thursday friday", "{\"from\": \"08:00\", \"to\": \"18:00\"}");

    static final String TEN_WINDOWS = week(
            "monday tuesday wednesday thursday friday saturday sunday",
            IntStream.range(2, 12)
                    .mapToObj(i -> "{\"from\": \"%02d:00\", \"to\": \"%02d:00\"}".formatted(2 * i - 1, 2 * i))
                    .collect(Collectors.joining(",")));

    private static final StrictJson JSON =
            new StrictJson(Validation.buildDefaultValidatorFactory().getValidator());
    private static final Instant FIRST = Instant.parse("2022-04-25T06:00:00Z");

    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    private Simulations() {}

    /** @param target JSON with a place for a number, its id */
    static Simulation of(int targets, String target, String calendar, int events, Duration length) {
        return JSON.read(json(targets, target, calendar, events, length), Simulation.class);
    }

    static List<Fault> faults(int targets, String target, String calendar, int events, Duration length) {
        return catchThrowableOfType(Faulty.class, () -> of(targets, target, calendar, events, length))
                .faults();
    }

    /** A ticket that by turns waits and does not, evenly over its length. */
    private static byte[] json(int targets, String target, String calendar, int events, Duration length) {
        var last = FIRST.plus(length);
        var promised = IntStream.range(0, targets).mapToObj(target::formatted).collect(Collectors.joining(","));
        var happened = IntStream.range(0, events)
                .mapToObj(i -> event(i, FIRST.plus(length.multipliedBy(i).dividedBy(events))))
                .collect(Collectors.joining(","));
        return "{\"calendar\": %s, \"targets\": [%s], \"events\": [%s], \"asOf\": \"%s\"}"
                .formatted(calendar, promised, happened, last)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String event(int i, Instant at) {
        var type = i == 0 ? "OPENED" : i % 3 == 0 ? "RESPONDED" : "STATUS_CHANGED";
        return "{\"sourceEventId\": \"event-%d\", \"type\": \"%s\", \"occurredAt\": \"%s\", \"sequence\": %d, \"status\": \"%s\"}"
                .formatted(i, type, at, i, i % 2 == 0 ? "OPEN" : "PENDING");
    }

    private static String week(String days, String windows) {
        return Stream.of(days.split(" "))
                .map(day -> "\"" + day + "\": [" + windows + "]")
                .collect(Collectors.joining(",", "{\"timeZone\": \"Europe/Amsterdam\", \"weekly\": {", "}}"));
    }

    /** What simulations cost that are just accepted: processor time to read, run and write one. */
    public static void main(String[] arguments) throws Exception {
        var pausing = """
                {"id": "%d", "metric": "TIME_TO_RESOLVE", "duration": "PT400H",
                 "pausesOn": [{"status": "PENDING", "party": "CUSTOMER"}]}""";
        var quick = "{\"id\": \"%d\", \"metric\": \"TIME_TO_RESOLVE\", \"duration\": \"PT40H\"}";
        var updating = "{\"id\": \"%d\", \"metric\": \"TIME_TO_UPDATE\", \"duration\": \"PT1H\"}";
        time("1 target, 7 years, office", json(1, pausing, OFFICE, 2, Duration.ofDays(2_400)));
        time("1 target, ten windows", json(1, pausing, TEN_WINDOWS, 1_000, Duration.ofDays(110)));
        time("1 target, 1,000 events", json(1, pausing, OFFICE, 1_000, Duration.ofDays(550)));
        time("20 targets, ten windows", json(20, quick, TEN_WINDOWS, 5, Duration.ofDays(1)));
        time("updates, 600 events", json(2, updating, OFFICE, 600, Duration.ofDays(30)));
        time(
                "refused: 20 targets, 1,000 events, 4 years",
                json(20, pausing, TEN_WINDOWS, 1_000, Duration.ofDays(1_460)));
    }

    private static void time(String what, byte[] request) throws Exception {
        var times = new long[60];
        var size = 0;
        for (int i = 0; i < times.length; i++) {
            var begun = THREAD.getCurrentThreadCpuTime();
            try {
                size = Json.mapper()
                        .writeValueAsBytes(JSON.read(request, Simulation.class).run())
                        .length;
            } catch (Faulty refused) {
                size = -1;
            }
            times[i] = THREAD.getCurrentThreadCpuTime() - begun;
        }
        Arrays.sort(times, 20, times.length);
        System.out.printf(
                "%-45s median %5.1f ms, p95 %5.1f ms, %d bytes%n", what, times[40] / 1e6, times[57] / 1e6, size);
    }
}
