package nl.druif.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Processor time as the kernel counts it. Others share this machine, so that a wall clock tells of them too; this does not.
 *
 * @param service  seconds of the service's process
 * @param postgres seconds of the server and all its processes, also of those that ended
 */
public record Processors(double service, double postgres) {
    private static final double TICKS = 100;

    public static Processors now(ProcessHandle service, ProcessHandle postgres) {
        return new Processors(
                seconds(service.pid()),
                Stream.concat(Stream.of(postgres), postgres.descendants())
                        .mapToDouble(process -> seconds(process.pid()))
                        .sum());
    }

    public Processors since(Processors before) {
        return new Processors(service - before.service, postgres - before.postgres);
    }

    Processors plus(Processors more) {
        return new Processors(service + more.service, postgres + more.postgres);
    }

    /** How many processes wanted a processor during the last minute: all of this machine's. */
    public static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** In user and in system mode, its own and of children that it has buried. */
    private static double seconds(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            var numbers = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Stream.of(numbers)
                            .skip(11)
                            .limit(4)
                            .mapToLong(Long::parseLong)
                            .sum()
                    / TICKS;
        } catch (NoSuchFileException gone) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
