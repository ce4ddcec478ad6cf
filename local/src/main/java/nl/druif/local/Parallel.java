package nl.druif.local;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;

/** Waiting for several things at once, each on a thread of its own. */
final class Parallel {
    private Parallel() {}

    /** Returns when all have ended; throws what the first of them threw. */
    static void run(List<Runnable> tasks) {
        var threads = Executors.newCachedThreadPool();
        try {
            CompletableFuture.allOf(tasks.stream()
                            .map(task -> CompletableFuture.runAsync(task, threads))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException told ? told : e;
        } finally {
            threads.shutdown();
        }
    }
}
