package nl.druif.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

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

    private final ServiceProcess process;
    private final int management;
    private final long postmaster;
    private final double startSeconds;

    /** Returns when it is ready. */
    OnePod(ServiceProcess process, int management, long postmaster) {
        this.process = process;
        this.management = management;
        this.postmaster = postmaster;
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

    Consumption consumption() {
        return Consumption.of(handle(), postmaster);
    }

    /** Returns when nothing has happened in it for some seconds. */
    void settle() {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var quiet = 0;
        while (quiet < QUIET_LOOKS && System.nanoTime() < deadline) {
            var before = consumption();
            LockSupport.parkNanos(LOOK.toNanos());
            quiet = consumption().since(before).service() < QUIET ? quiet + 1 : 0;
        }
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
                    .filter(line ->
                            line.matches("kafka_consumer_fetch_manager_records_consumed_total\\{(?!.*topic=).*"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.stop();
    }
}
