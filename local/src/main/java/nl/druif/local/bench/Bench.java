package nl.druif.local.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs the benches that are named, or all of them; a line of JSON for each figure. */
public final class Bench {
    private static final Map<String, Case> CASES = new TreeMap<>(Map.of(
            "ingest-max", Ingest::max,
            "ingest-open", Ingest::open,
            "late-dup", Disorder::lateDup,
            "queue-view", QueueView::run,
            "timer-storm", Timers::storm,
            "timer-steady", Timers::steady,
            "timer-restart", Timers::restart,
            "whatif", WhatIf::run));

    private Bench() {}

    /** @param quick a tenth of the work, so that all of it is over within half a minute */
    @FunctionalInterface
    interface Case {
        void run(Bed bed, Figures figures, boolean quick) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        var options = List.of(arguments);
        var project = Path.of(System.getProperty("druif.project", ".")).toAbsolutePath();
        var quick = options.contains("--quick");
        options.stream()
                .filter(option -> option.startsWith("--case="))
                .forEach(option -> System.setProperty(Ingest.ONLY, option.substring("--case=".length())));
        options.stream()
                .filter(option -> option.startsWith("--tickets="))
                .forEach(option -> System.setProperty(WhatIf.TICKETS, option.substring("--tickets=".length())));
        var names = options.stream().filter(name -> !name.startsWith("--")).toList();
        for (var name : names.isEmpty() ? CASES.keySet() : names) {
            var bench = CASES.get(name);
            if (bench == null) {
                System.err.println("There is no bench " + name + "; there are " + CASES.keySet() + ".");
                System.exit(1);
                return;
            }
            try (var bed = Bed.made(project, flags(options))) {
                bench.run(bed, new Figures(name, System.out::println), quick);
                if (options.contains("--statements")) {
                    bed.worstStatements().forEach(System.err::println);
                }
            }
        }
        System.exit(0);
    }

    /** For a closer look: {@code --jvm=-XX:StartFlightRecording=…} goes to the service. */
    private static List<String> flags(List<String> options) {
        return options.stream()
                .filter(option -> option.startsWith("--jvm="))
                .flatMap(option -> Stream.of(option.substring("--jvm=".length())))
                .toList();
    }
}
