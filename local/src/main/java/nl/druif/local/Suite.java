package nl.druif.local;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** The whole of Druif, running on this machine. */
final class Suite implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Settings settings;
    private final Folder folder;
    private final People people;
    private final Backbone backbone;
    private final Map<Service, ServiceProcess> processes = new EnumMap<>(Service.class);

    private Suite(Settings settings, Folder folder, People people, Backbone backbone) {
        this.settings = settings;
        this.folder = folder;
        this.people = people;
        this.backbone = backbone;
    }

    /**
     * Starts everything and returns when all of it is ready, or throws {@link CannotStart} with nothing left running.
     *
     * @param say told in a line each what happens, then and as long as the suite lives
     */
    static Suite start(Settings settings, Consumer<String> say) {
        refuseUnbuilt(settings);
        var folder = Folder.taken(settings.data());
        try {
            var offspring = new Offspring(folder.resolve("processes"));
            offspring.endLeftovers().forEach(name -> say.accept("Ended what an earlier start left running: " + name));
            settings.ports().refuseTaken();
            if (settings.wipe()) {
                folder.wipe();
                say.accept("Wiped " + folder);
            }
            var secrets = Secrets.keptIn(folder.resolve("secrets"));
            var people = new People(secrets);
            var suite = new Suite(
                    settings, folder, people, Backbone.start(folder, settings.ports(), secrets, people, offspring));
            suite.startServices(offspring, say);
            return suite;
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    URI uri(Service service, String path) {
        return URI.create("http://localhost:" + settings.ports().of(service) + path);
    }

    String issuerUrl() {
        return backbone.issuerUrl();
    }

    People people() {
        return people;
    }

    /** A token as the named person gets it by signing in. */
    String token(String username) {
        return new SignIn(issuerUrl()).token(people.named(username));
    }

    /** A file for a shell to source: {@code $ANNA} and so on hold a token each. It is for its owner's eyes only. */
    Path tokens() {
        return folder.resolve("tokens");
    }

    Folder folder() {
        return folder;
    }

    /** Ends a service as a power cut would; it is started again by itself. */
    void kill(Service service) {
        process(service).handle().destroyForcibly();
    }

    @Override
    public void close() {
        Parallel.run(processes.values().stream().<Runnable>map(process -> process::stop).toList());
        backbone.close();
        folder.close();
    }

    private void startServices(Offspring offspring, Consumer<String> say) {
        try {
            for (var service : Service.values()) {
                var log = folder.directory("log").resolve(service.label() + ".log");
                processes.put(
                        service,
                        new ServiceProcess(service, settings.project(), log, environmentOf(service), offspring, say));
            }
            processes.values().forEach(ServiceProcess::start);
            awaitAll(say);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void awaitAll(Consumer<String> say) {
        var begun = System.nanoTime();
        var readiness = new Readiness();
        Parallel.run(processes.entrySet().stream()
                .<Runnable>map(entry -> () -> {
                    await(entry.getKey(), entry.getValue(), readiness);
                    say.accept("%-21s ready after %4.1f s   %s"
                            .formatted(
                                    entry.getKey().label(),
                                    (System.nanoTime() - begun) / 1e9,
                                    uri(entry.getKey(), entry.getKey().path())));
                })
                .toList());
    }

    private void await(Service service, ServiceProcess process, Readiness readiness) {
        if (!readiness.reached(settings.ports().management(service), PATIENCE, () -> !process.isDown())) {
            throw new CannotStart(service.label() + " does not become ready; why is in "
                    + folder.resolve("log").resolve(service.label() + ".log"));
        }
    }

    private ServiceProcess process(Service service) {
        return Objects.requireNonNull(processes.get(service));
    }

    private Map<String, String> environmentOf(Service service) {
        var environment = new HashMap<>(backbone.environmentOf(service));
        environment.put("QUARKUS_PROFILE", "local");
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(settings.ports().of(service)));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(settings.ports().management(service)));
        for (var other : Service.values()) {
            environment.put("DRUIF_URL_" + other.name(), uri(other, "").toString());
        }
        return environment;
    }

    private static void refuseUnbuilt(Settings settings) {
        for (var service : Service.values()) {
            if (Files.notExists(service.program(settings.project()))) {
                throw new CannotStart(service.label() + " is not built: run 'mvn -Prun' in " + settings.project()
                        + ", which builds everything and starts it.");
            }
        }
    }
}
