package nl.druif.local;

import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** Starts everything, shows how to use it, and stops it all when asked to end. */
public final class Main {
    private final Screen screen = new Screen(System.out, Clock.systemUTC());
    private final CountDownLatch stopped = new CountDownLatch(1);

    private Main() {}

    public static void main(String[] arguments) {
        try {
            new Main().run(Settings.of(arguments, System.getProperties()));
        } catch (CannotStart e) {
            System.err.println(e.sentence());
            System.exit(1);
        }
    }

    private void run(Settings settings) {
        if (settings.attached()) {
            endWithParent();
        }
        var suite = Suite.start(settings, screen::say);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(suite)));
        screen.show(suite);
        awaitStop();
    }

    private void stop(Suite suite) {
        screen.say("Stopping …");
        suite.close();
        screen.say("Stopped; nothing is left running.");
        stopped.countDown();
    }

    private void awaitStop() {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Under Maven: when it is gone, however it went, nobody is left to press Ctrl-C. */
    private static void endWithParent() {
        var parent = ProcessHandle.current().parent();
        parent.ifPresent(process -> process.onExit().thenRun(() -> System.exit(0)));
    }
}
