package nl.druif.ticketclock.clock;

import java.util.ArrayList;
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
 * Runs the benches of the clock and prints a line of JSON per figure: {@code [ticket|engine-replay|all] [quick]}. The engine
 * and its reference run in turn; of the pairs the median ratio counts. Each bench checks its answers before it starts, and a
 * wrong one ends it.
 */
public final class ClockBenches {
    private final boolean quick;

    private ClockBenches(boolean quick) {
        this.quick = quick;
    }

    public static void main(String[] arguments) throws RunnerException {
        var words = List.of(arguments);
        var benches = new ClockBenches(words.contains("quick"));
        if (!words.contains("engine-replay")) {
            benches.ticket();
        }
        if (!words.contains("ticket")) {
            benches.replay();
        }
    }

    private void ticket() throws RunnerException {
        var slice = TimeValue.milliseconds(quick ? 200 : 500);
        var results = rounds(
                "TicketBench",
                options -> options.warmupIterations(5).warmupTime(slice).measurementTime(slice));
        print(
                "ticket",
                "ten events, four targets, with ledger",
                results.get("withLedger"),
                "bare",
                results.get("bare"),
                4);
    }

    private void replay() throws RunnerException {
        var results = rounds("ReplayBench", options -> options.warmupIterations(2));
        for (var threads : List.of("1", "2")) {
            print(
                    "engine-replay",
                    "1 M tickets, " + threads + " threads",
                    results.get("engine " + threads),
                    "bare loop",
                    results.get("bareLoop " + threads),
                    ReplayBench.TICKETS / 10);
        }
        print(
                "engine-replay",
                "1 M tickets, 1 thread",
                results.get("engine 1"),
                "2 threads",
                results.get("engine 2"),
                ReplayBench.TICKETS / 10);
    }

    private interface Choice {
        ChainedOptionsBuilder of(ChainedOptionsBuilder options);
    }

    private Map<String, List<RunResult>> rounds(String bench, Choice choice) throws RunnerException {
        var results = new TreeMap<String, List<RunResult>>();
        for (int round = 0; round < (quick ? 1 : 5); round++) {
            var options = choice.of(new OptionsBuilder().include(bench))
                    .forks(1)
                    .measurementIterations(3)
                    .shouldFailOnError(true)
                    .addProfiler("gc");
            for (var result : new Runner(options.build()).run()) {
                var name = result.getParams().getBenchmark();
                var threads = result.getParams().getParam("threads");
                var key = name.substring(name.lastIndexOf('.') + 1) + (threads == null ? "" : " " + threads);
                results.computeIfAbsent(key, none -> new ArrayList<>()).add(result);
            }
        }
        return results;
    }

    private static void print(
            String bench,
            String name,
            List<RunResult> measured,
            String reference,
            List<RunResult> references,
            int checked) {
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < measured.size(); i++) {
            ratios.add(score(measured.get(i)) / score(references.get(i)));
        }
        ratios.sort(null);
        var median = measured.get(measured.size() / 2);
        var pair = references.get(references.size() / 2);
        System.out.printf(
                Locale.ROOT,
                "{\"bench\":\"%s\",\"case\":\"%s\",\"metric\":\"time\",\"value\":%.1f,\"unit\":\"%s\",\"bytesPerOp\":%.1f,"
                        + "\"ref\":\"%s\",\"ref_value\":%.1f,\"ref_bytesPerOp\":%.1f,\"ratio\":%.2f,\"ratio_min\":%.2f,"
                        + "\"ratio_max\":%.2f,\"pairs\":%d,\"jdk\":\"%s\",\"checked\":%d}%n",
                bench,
                name,
                score(median),
                median.getPrimaryResult().getScoreUnit(),
                allocated(median),
                reference,
                score(pair),
                allocated(pair),
                ratios.get(ratios.size() / 2),
                ratios.get(0),
                ratios.get(ratios.size() - 1),
                ratios.size(),
                System.getProperty("java.version"),
                checked);
    }

    private static double score(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    private static double allocated(RunResult result) {
        return result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
    }
}
