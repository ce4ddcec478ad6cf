package nl.druif.agreement.document;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import nl.druif.foundation.problem.Refusal;

/** So many contracts are printed at a time and so many wait; whoever comes after them is asked to come back. */
final class Press {
    private static final int WAITING_PER_PRESS = 8;
    private static final String COME_BACK_IN_SECONDS = "5";

    private final ThreadPoolExecutor presses;

    Press(int presses, int waiting) {
        this.presses = new ThreadPoolExecutor(
                presses, presses, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(waiting), Press::thread);
        this.presses.allowCoreThreadTimeOut(true);
    }

    /** One for each processor: printing does nothing but compute. */
    static Press ofThisMachine() {
        var presses = Runtime.getRuntime().availableProcessors();
        return new Press(presses, presses * WAITING_PER_PRESS);
    }

    /** @throws Refusal 503 {@code press-busy} */
    CompletableFuture<byte[]> print(Supplier<byte[]> work) {
        try {
            return CompletableFuture.supplyAsync(work, presses);
        } catch (RejectedExecutionException full) {
            throw Refusal.unavailable(
                            "press-busy", "Too many contracts are being printed at once; try again in a few seconds.")
                    .header("Retry-After", COME_BACK_IN_SECONDS);
        }
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "press");
        thread.setDaemon(true);
        return thread;
    }
}
