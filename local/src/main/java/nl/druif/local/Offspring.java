package nl.druif.local;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** The processes this suite started, on record, so that a next start can end what a killed one left behind. */
final class Offspring {
    /** The system's idea of a start time shifts a little when its clock is set. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final Path record;

    Offspring(Path record) {
        this.record = record;
    }

    synchronized void add(String name, ProcessHandle process) {
        var started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        try {
            Files.writeString(
                    record,
                    name + " " + process.pid() + " " + started + System.lineSeparator(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends what is left of a suite, and nothing that merely got the same process number since. Answers the names. */
    List<String> endLeftovers() {
        try {
            if (Files.notExists(record)) {
                return List.of();
            }
            var lines = new ArrayList<>(Files.readAllLines(record));
            Collections.reverse(lines); // the database last, when nobody is connected any more
            var ended = lines.stream()
                    .map(Offspring::ended)
                    .flatMap(Optional::stream)
                    .toList();
            Files.delete(record);
            return ended;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> ended(String line) {
        var parts = line.split(" ");
        if (parts.length != 3) {
            return Optional.empty();
        }
        var started = Instant.ofEpochMilli(Long.parseLong(parts[2]));
        var process = ProcessHandle.of(Long.parseLong(parts[1])).filter(found -> startedAt(found, started));
        process.ifPresent(found -> end(found, Duration.ofSeconds(15)));
        return process.map(found -> parts[0] + " (process " + found.pid() + ")");
    }

    private static boolean startedAt(ProcessHandle process, Instant instant) {
        return process.info()
                .startInstant()
                .map(start -> Duration.between(start, instant).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false);
    }

    /** Asks the process to end; kills it when it has not within {@code patience}. */
    static void end(ProcessHandle process, Duration patience) {
        process.destroy();
        try {
            process.onExit().get(patience.toSeconds(), SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
