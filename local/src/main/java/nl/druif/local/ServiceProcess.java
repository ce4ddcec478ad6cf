package nl.druif.local;

import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One service as a process of its own, started again when it ends without having been asked to. */
final class ServiceProcess {
    /**
     * C1 and the serial collector: ready in half the time, in half the memory. Without memory a service may go on with
     * its threads gone and say that it is well; it ends instead, and is started again.
     */
    static final List<String> FLAGS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m", "-XX:+ExitOnOutOfMemoryError");

    private static final int MOST_SHORT_LIVES = 3;
    private static final Duration SHORT_LIFE = Duration.ofSeconds(30);

    private final Service service;
    private final Path log;
    private final ProcessBuilder command;
    private final Offspring offspring;
    private final Consumer<String> say;

    private @Nullable Process process;
    private boolean stopping;
    private long startedAt;
    private int shortLives;

    ServiceProcess(
            Service service,
            Path project,
            Folder folder,
            Map<String, String> environment,
            Offspring offspring,
            Consumer<String> say) {
        this(service, project, folder, environment, FLAGS, offspring, say);
    }

    /** @param flags of the Java that runs it */
    ServiceProcess(
            Service service,
            Path project,
            Folder folder,
            Map<String, String> environment,
            List<String> flags,
            Offspring offspring,
            Consumer<String> say) {
        this.service = service;
        this.log = folder.directory("log").resolve(service.label() + ".log");
        this.offspring = offspring;
        this.say = say;
        this.command = new ProcessBuilder(JavaCommand.of(flags, service.program(project)))
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        command.environment().putAll(environment);
    }

    Service service() {
        return service;
    }

    Path log() {
        return log;
    }

    synchronized void start() {
        if (stopping) {
            return;
        }
        try {
            var started = command.start();
            process = started;
            startedAt = System.nanoTime();
            offspring.add(service.label(), started.toHandle());
            // Ctrl-C reaches services and launcher alike; a second later it is known whether this was one.
            started.onExit().thenAcceptAsync(this::ended, delayedExecutor(1, SECONDS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it ended and will not be started again. */
    synchronized boolean isDown() {
        return stopping || shortLives >= MOST_SHORT_LIVES;
    }

    /** The process of now; a restart makes another. */
    synchronized ProcessHandle handle() {
        return Objects.requireNonNull(process).toHandle();
    }

    /** Ends it for good: politely first, which lets requests finish. */
    void stop() {
        var running = stopping();
        if (running != null) {
            Offspring.end(running.toHandle(), Duration.ofSeconds(30));
        }
    }

    private synchronized @Nullable Process stopping() {
        stopping = true;
        return process;
    }

    private synchronized void ended(Process gone) {
        if (stopping) {
            return;
        }
        shortLives = System.nanoTime() - startedAt < SHORT_LIFE.toNanos() ? shortLives + 1 : 0;
        var what = service.label() + " ended with exit code " + gone.exitValue() + " (see " + log + "); ";
        if (isDown()) {
            say.accept(what + "it does so again and again, so it stays down.");
        } else {
            say.accept(what + "starting it again.");
            start();
        }
    }
}
