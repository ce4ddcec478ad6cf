package nl.druif.local;

import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The whole of Druif on this machine. It can be closed at any moment, also while it starts; nothing is left running then. */
final class Suite implements AutoCloseable, Entrance {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Settings settings;
    private final Consumer<String> say;
    private final Folder folder;
    private final People people;
    private final Secrets secrets;
    private final Offspring offspring;
    private final Map<Service, ServiceProcess> processes = new EnumMap<>(Service.class);
    private final ReentrantLock starting = new ReentrantLock();

    private volatile boolean closing;
    private @Nullable Backbone backbone;

    /**
     * Takes the data folder, and ends what an earlier suite left running on it.
     *
     * @param say told in a line each what happens, as long as the suite lives
     */
    Suite(Settings settings, Consumer<String> say) {
        this.settings = settings;
        this.say = say;
        folder = Folder.taken(settings.data());
        offspring = new Offspring(folder.resolve("processes"));
        offspring.endLeftovers().forEach(name -> say.accept("Ended what an earlier start left running: " + name));
        if (settings.wipe()) {
            folder.wipe();
            say.accept("Wiped " + folder);
        }
        secrets = Secrets.keptIn(folder.resolve("secrets"));
        people = new People(secrets);
    }

    /** Returns when all of it is ready; throws {@link CannotStart} when that is not to be. */
    void start() {
        starting.lock();
        try {
            refuseUnbuilt();
            settings.ports().refuseTaken();
            var base = Backbone.start(folder, settings.ports(), secrets, people, offspring);
            backbone = base;
            var wiring = new Wiring(base, settings.ports(), secrets);
            for (var service : Service.values()) {
                refuseClosing();
                processes.put(
                        service,
                        new ServiceProcess(service, settings.project(), folder, wiring.of(service), offspring, say));
            }
            processes.values().forEach(ServiceProcess::start);
            awaitAll();
        } finally {
            starting.unlock();
        }
    }

    @Override
    public URI uri(Service service, String path) {
        return URI.create("http://localhost:" + settings.ports().of(service) + path);
    }

    /** Where a service tells of its health and what it measures. */
    URI managementUri(Service service, String path) {
        return URI.create("http://localhost:" + settings.ports().management(service) + path);
    }

    String issuerUrl() {
        return "http://localhost:" + settings.ports().issuer();
    }

    People people() {
        return people;
    }

    Folder folder() {
        return folder;
    }

    @Override
    public String token(String username) {
        return new SignIn(issuerUrl()).token(people.named(username));
    }

    /** Ends a service as a power cut would; it is started again by itself. */
    void kill(Service service) {
        process(service).handle().destroyForcibly();
    }

    @Override
    public void close() {
        closing = true;
        starting.lock();
        try {
            if (backbone != null) {
                say.accept("Stopping …");
            }
            Parallel.run(processes.values().stream()
                    .<Runnable>map(process -> process::stop)
                    .toList());
            processes.clear();
            if (backbone != null) {
                backbone.close();
                backbone = null;
                say.accept("Stopped; nothing is left running.");
            }
            offspring.endLeftovers();
            folder.close();
        } finally {
            starting.unlock();
        }
    }

    private void awaitAll() {
        var begun = System.nanoTime();
        var readiness = new Readiness();
        Parallel.run(processes.values().stream()
                .<Runnable>map(process -> () -> await(process, readiness, begun))
                .toList());
        refuseClosing();
    }

    private void await(ServiceProcess process, Readiness readiness, long begun) {
        var service = process.service();
        if (readiness.reached(settings.ports().management(service), PATIENCE, () -> !closing && !process.isDown())) {
            var seconds = (System.nanoTime() - begun) / 1_000_000_000;
            say.accept(
                    "%-21s ready after %2d s   %s".formatted(service.label(), seconds, uri(service, service.path())));
            return;
        }
        closing = true; // the others need not be waited for
        throw new CannotStart(service.label() + " does not become ready; why is in " + process.log());
    }

    private ServiceProcess process(Service service) {
        return Objects.requireNonNull(processes.get(service));
    }

    private void refuseClosing() {
        if (closing) {
            throw new CannotStart("Stopped while starting.");
        }
    }

    private void refuseUnbuilt() {
        for (var service : Service.values()) {
            if (Files.notExists(service.program(settings.project()))) {
                throw new CannotStart(service.label() + " is not built: run 'mvn -Prun' in " + settings.project()
                        + ", which builds everything and starts it.");
            }
        }
    }
}
