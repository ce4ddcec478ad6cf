package nl.druif.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a service and PostgreSQL have taken so far, as Linux counts it. Processor time is the processes' own: neighbours slow them
 * down, and hardly make them dearer.
 *
 * @param service  seconds of processor
 * @param postgres seconds of processor of the server with all its processes, also those that ended
 */
record Consumption(double service, double postgres) {
    private static final double TICKS_A_SECOND = 100;
    private static final int PARENT = 1;
    private static final int OWN = 11;
    private static final int REAPED = 13;

    static Consumption of(ProcessHandle service, long postmaster) {
        var server = stat(postmaster);
        var children = processes()
                .map(Consumption::stat)
                .filter(fields -> !fields.isEmpty() && Long.parseLong(fields.get(PARENT)) == postmaster)
                .mapToLong(fields -> two(fields, OWN))
                .sum();
        return new Consumption(
                two(stat(service.pid()), OWN) / TICKS_A_SECOND,
                (two(server, OWN) + two(server, REAPED) + children) / TICKS_A_SECOND);
    }

    Consumption since(Consumption before) {
        return new Consumption(service - before.service, postgres - before.postgres);
    }

    /** Megabytes of memory that are resident now, or the most that ever were with {@code VmHWM}. */
    static long megabytes(ProcessHandle process, String figure) {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith(figure))
                            .map(line -> line.replaceAll("\\D", ""))
                            .mapToLong(Long::parseLong)
                            .findFirst()
                            .orElseThrow()
                    / 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many processes wanted a processor during the last minute: all of this machine's. */
    static String loadAverage() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long two(List<String> fields, int first) {
        return Long.parseLong(fields.get(first)) + Long.parseLong(fields.get(first + 1));
    }

    private static Stream<Long> processes() {
        return ProcessHandle.allProcesses().map(ProcessHandle::pid);
    }

    /** What stands behind the program's name, which may hold anything; nothing when the process has gone. */
    private static List<String> stat(long process) {
        try {
            var line = Files.readString(Path.of("/proc", String.valueOf(process), "stat"));
            return Arrays.asList(line.substring(line.lastIndexOf(')') + 2).split(" "));
        } catch (IOException gone) {
            return List.of();
        }
    }
}
