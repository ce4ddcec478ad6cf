package nl.druif.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The real suite, started once for all tests of this JVM: four processes, a database each, one broker. */
final class TheSuite {
    private static final Suite RUNNING = started();

    private TheSuite() {}

    static Suite running() {
        return RUNNING;
    }

    private static Suite started() {
        var project = Path.of("..").toAbsolutePath().normalize();
        var suite = new Suite(new Settings(project, folder(), Ports.free(), false, false, false), System.out::println);
        Runtime.getRuntime().addShutdownHook(new Thread(suite::close));
        suite.start();
        return suite;
    }

    private static Path folder() {
        try {
            return Files.createDirectories(Path.of("target", "suite")).resolve(".druif");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
