package nl.druif.foundation.calendar;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benches of business time and prints a line of JSON per figure: {@code [cal-add|cal-between|cal-hard|cal-many|
 * cal-build|all] [quick]}. A reference runs in turn with what it is compared to; of the pairs the median ratio counts. Each
 * bench checks its answers before it starts, and a wrong one ends it.
 */
public final class CalendarBenches {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final String name;
    private final boolean quick;

    private CalendarBenches(String name, boolean quick) {
        this.name = name;
        this.quick = quick;
    }

    public static void main(String[] arguments) throws RunnerException {
        var words = List.of(arguments);
        var quick = words.contains("quick");
        var named =
                words.stream().filter(word -> !word.equals("quick")).findFirst().orElse("all");
        var names = named.equals("all")
                ? List.of("cal-add", "cal-between", "cal-hard", "cal-many", "cal-build")
                : List.of(named);
        for (var name : names) {
            new CalendarBenches(name, quick).run();
        }
    }

    private void run() throws RunnerException {
        switch (name) {
            case "cal-add" -> spans("due", "naiveDue");
            case "cal-between" -> spans("open", "naiveOpen");
            case "cal-hard" -> besideOne("HardBench.due", "kind", "plain");
            case "cal-many" -> many();
            case "cal-build" -> builds();
            default -> throw new IllegalArgumentException("no bench " + name);
        }
    }

    /** Every span beside the naive loop, and the longest beside the shortest. */
    private void spans(String fast, String naive) throws RunnerException {
        var pairs = pairs(options -> options.include("SpanBench\\.(" + fast + "|" + naive + ")$"), "span");
        for (var span : pairs.keySet()) {
            if (span.startsWith(fast + " ")) {
                print(span, pairs.get(span), naive, pairs.get(span.replace(fast, naive)), true);
            }
        }
        print(fast + " 1 year", pairs.get(fast + " PT2000H"), "1 hour", pairs.get(fast + " PT1H"), false);
    }

    private void besideOne(String bench, String parameter, String reference) throws RunnerException {
        var pairs = pairs(options -> options.include(bench.replace(".", "\\.") + "$"), parameter);
        var method = bench.substring(bench.indexOf('.') + 1);
        for (var entry : pairs.entrySet()) {
            print(entry.getKey(), entry.getValue(), reference, pairs.get(method + " " + reference), false);
        }
    }

    /** Beside one calendar, and beside a jump through as much memory: neighbours take the cache that one of these needs. */
    private void many() throws RunnerException {
        var pairs = pairs(options -> options.include("ManyBench\\.(inTurn|jump)$"), "calendars");
        for (var calendars : List.of("1", "1000", "10000")) {
            var measured = pairs.get("inTurn " + calendars);
            print("inTurn " + calendars, measured, "1", pairs.get("inTurn 1"), false);
            print("inTurn " + calendars, measured, "jump", pairs.get("jump " + calendars), false);
        }
    }

    private void builds() throws RunnerException {
        var pairs = pairs(options -> options.include("BuildBench"), "");
        for (var bench : List.of("twelveYears", "oneMoreClosedDay")) {
            print(bench, pairs.get(bench), "naivePass", pairs.get("naivePass"), false);
        }
    }

    private interface Choice {
        ChainedOptionsBuilder of(ChainedOptionsBuilder options);
    }

    /** Scores by "method parameter", one for each round. */
    private Map<String, List<RunResult>> pairs(Choice choice, String parameter) throws RunnerException {
        var scores = new TreeMap<String, List<RunResult>>();
        for (int round = 0; round < (quick ? 1 : 5); round++) {
            for (var result : round(choice)) {
                var bench = result.getParams().getBenchmark();
                var key = bench.substring(bench.lastIndexOf('.') + 1)
                        + (parameter.isEmpty() ? "" : " " + result.getParams().getParam(parameter));
                scores.computeIfAbsent(key, none -> new ArrayList<>()).add(result);
            }
        }
        return scores;
    }

    private Collection<RunResult> round(Choice choice) throws RunnerException {
        var slice = TimeValue.milliseconds(200);
        return new Runner(choice.of(new OptionsBuilder()
                                .forks(1)
                                .warmupIterations(3)
                                .warmupTime(slice)
                                .measurementIterations(quick ? 2 : 3)
                                .measurementTime(slice)
                                .shouldFailOnError(true)
                                .addProfiler("gc"))
                        .build())
                .run();
    }

    private void print(
            String bench, List<RunResult> measured, String reference, List<RunResult> references, boolean speedUp) {
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < measured.size(); i++) {
            var ratio = score(measured.get(i)) / score(references.get(i));
            ratios.add(speedUp ? 1 / ratio : ratio);
        }
        ratios.sort(null);
        var median = measured.get(measured.size() / 2);
        System.out.printf(
                Locale.ROOT,
                "{\"bench\":\"%s\",\"case\":\"%s\",\"metric\":\"time\",\"value\":%.1f,\"unit\":\"%s\",\"bytesPerOp\":%.3f,"
                        + "\"ref\":\"%s\",\"ref_value\":%.1f,\"ratio\":%.2f,\"ratio_min\":%.2f,\"ratio_max\":%.2f,"
                        + "\"pairs\":%d,\"jdk\":\"%s\",\"checked\":%d}%n",
                name,
                bench,
                score(median),
                median.getPrimaryResult().getScoreUnit(),
                median.getSecondaryResults().get(ALLOCATED).getScore(),
                reference,
                score(references.get(references.size() / 2)),
                ratios.get(ratios.size() / 2),
                ratios.get(0),
                ratios.get(ratios.size() - 1),
                ratios.size(),
                System.getProperty("java.version"),
                checked());
    }

    /** Answers each case compared before it was measured. */
    private int checked() {
        return switch (name) {
            case "cal-add", "cal-between" -> 2 * SpanBench.STARTS;
            case "cal-hard" -> HardBench.STARTS;
            case "cal-many" -> ManyBench.QUESTIONS;
            default -> BuildBench.DAYS;
        };
    }

    private static double score(RunResult result) {
        return result.getPrimaryResult().getScore();
    }
}
