package nl.druif.local;

import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One service as a process of its own, started again when it ends without having been asked to. */
final class ServiceProcess {
    private static final int MOST_RESTARTS = 5;

    private final Service service;
    private final Path log;
    private final ProcessBuilder command;
    private final Offspring offspring;
    private final Consumer<String> say;

    private @Nullable Process process;
    private boolean stopping;
    private int restarts;

    ServiceProcess(
            Service service, Path project, Path log, Map<String, String> environment, Offspring offspring, Consumer<String> say) {
        this.service = service;
        this.log = log;
        this.offspring = offspring;
        this.say = say;
        this.command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // C1 and the serial collector: ready in half the time, in half the memory
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-jar",
                        service.program(project).toString())
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        command.environment().putAll(environment);
    }

    synchronized void start() {
        if (stopping) {
            return;
        }
        try {
            var started = command.start();
            process = started;
            offspring.add(service.label(), started.toHandle());
            started.onExit().thenAcceptAsync(this::ended, delayedExecutor(1, SECONDS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it ended and will not be started again. */
    synchronized boolean isDown() {
        return stopping || restarts > MOST_RESTARTS;
    }

    /** The process of now; a restart makes another. */
    synchronized ProcessHandle handle() {
        return Objects.requireNonNull(process).toHandle();
    }

    /** Ends it for good: politely first, which lets requests finish. */
    void stop() {
        Process running;
        synchronized (this) {
            stopping = true;
            running = process;
        }
        if (running != null) {
            Offspring.end(running.toHandle(), Duration.ofSeconds(30));
        }
    }

    /** Ctrl-C reaches services and launcher alike; a second later it is known whether this was one. */
    private synchronized void ended(Process gone) {
        if (stopping) {
            return;
        }
        restarts++;
        if (restarts > MOST_RESTARTS) {
            say.accept(service.label() + " keeps ending; it stays down. Why is in " + log);
            return;
        }
        say.accept(service.label() + " ended with exit code " + gone.exitValue() + " (see " + log + "); starting it again.");
        start();
    }
}
