package nl.druif.local;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** Starts everything, shows how to use it, and stops it all when asked to end. */
public final class Main {
    private final Screen screen = new Screen(System.out, Clock.systemUTC());

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            new Main().run(Settings.of(arguments));
        } catch (CannotStart e) {
            System.err.println(e.sentence());
            System.exit(1);
        }
    }

    private void run(Settings settings) throws InterruptedException {
        var suite = new Suite(settings, screen::say);
        Log.writtenTo(suite.folder().directory("log").resolve("launcher.log"));
        Runtime.getRuntime().addShutdownHook(new Thread(suite::close));
        if (settings.attached()) {
            endWithParent();
        }
        suite.start();
        if (settings.demo()) {
            fillDemoTenant(suite);
        }
        screen.show(suite);
        new CountDownLatch(1).await();
    }

    /** Everything else works without it, and the next start goes on with it. */
    private void fillDemoTenant(Suite suite) {
        try {
            DemoTenant.fill(suite, Clock.systemUTC(), screen::say);
        } catch (IllegalStateException | UncheckedIOException e) {
            screen.say("The demo tenant is not complete: " + e.getMessage());
        }
    }

    /** Under Maven: when it is gone, however it went, nobody is left to press Ctrl-C. */
    private static void endWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
    }
}
