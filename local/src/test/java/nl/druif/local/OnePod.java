package nl.druif.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import nl.druif.local.bench.Processors;

/** A service's only process, with the flags of its image and as much of a machine as its container has. */
final class OnePod implements AutoCloseable {
    /** The image's own flags (pom.xml), behind what a container of one processor and 1 GiB tells a JVM. */
    static final List<String> FLAGS = List.of(
            "-XX:ActiveProcessorCount=1",
            "-XX:MaxRAM=1g",
            "-XX:MaxRAMPercentage=60",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int QUIET_LOOKS = 3;
    private static final double QUIET = 0.06;
    private static final int KILOBYTES = 1024;

    private final ServiceProcess process;
    private final int management;
    private final ProcessHandle postgres;
    private final double startSeconds;

    /** Returns when it is ready. */
    OnePod(ServiceProcess process, int management, ProcessHandle postgres) {
        this.process = process;
        this.management = management;
        this.postgres = postgres;
        var begun = System.nanoTime();
        process.start();
        if (!new Readiness().reached(management, PATIENCE, () -> !process.isDown())) {
            throw new CannotStart(process.service().label() + " does not become ready; why is in " + process.log());
        }
        startSeconds = (System.nanoTime() - begun) / 1e9;
    }

    double startSeconds() {
        return startSeconds;
    }

    ProcessHandle handle() {
        return process.handle();
    }

    Processors taken() {
        return Processors.now(handle(), postgres);
    }

    /** Megabytes of memory that are resident now ({@code VmRSS}), or the most that ever were ({@code VmHWM}). */
    long megabytes(String figure) {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(handle().pid()), "status"))) {
            return lines.filter(line -> line.startsWith(figure))
                            .map(line -> line.replaceAll("\\D", ""))
                            .mapToLong(Long::parseLong)
                            .findFirst()
                            .orElseThrow()
                    / KILOBYTES;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when nothing has happened in it for some seconds. */
    void settle() {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var quiet = 0;
        while (quiet < QUIET_LOOKS && System.nanoTime() < deadline) {
            var before = taken();
            LockSupport.parkNanos(LOOK.toNanos());
            quiet = taken().since(before).service() < QUIET ? quiet + 1 : 0;
        }
    }

    /** Takes the processor away from it, as long as it is not given back: what it is to hear waits meanwhile. */
    void halt() {
        signal("STOP");
    }

    void goOn() {
        signal("CONT");
    }

    /** Returns when it has taken what waited for it on Kafka, and is done with that. */
    void drain() {
        var before = heard();
        var deadline = System.nanoTime() + 2 * PATIENCE.toNanos();
        var quiet = 0;
        for (var last = before; quiet < QUIET_LOOKS && System.nanoTime() < deadline; ) {
            LockSupport.parkNanos(2 * LOOK.toNanos());
            var now = heard();
            quiet = now > before && now == last ? quiet + 1 : 0;
            last = now;
        }
        settle();
    }

    /** Records that it took from Kafka since it started. */
    double heard() {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + management + "/q/metrics"))
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body()
                    .lines()
                    // The client counts each topic twice, once by the name it had in former versions.
                    .filter(line -> line.startsWith("kafka_consumer_fetch_manager_records_consumed_total{")
                            && line.contains("topic=\"" + Backbone.ENVIRONMENT + "."))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(handle().pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.stop();
    }
}
