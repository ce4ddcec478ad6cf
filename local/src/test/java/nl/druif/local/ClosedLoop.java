package nl.druif.local;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import nl.druif.local.bench.Processors;

/**
 * Some callers who each ask anew as soon as they are answered.
 *
 * @param operations how many were done while it was measured
 * @param times      how long each of those took, in nanoseconds, the shortest first
 */
record ClosedLoop(int operations, double seconds, Processors taken, List<Long> times) {
    private static final int CALLERS = 8;
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(120);

    /**
     * Measured by the processor rather than by the wall: what neighbours leave of the machine then decides how long it takes, and not
     * how warm the service is.
     *
     * @param warmUp    seconds of processor that the service has had before it counts
     * @param measured  seconds of processor that it has while it counts
     * @param operation is told how many there were before
     */
    static ClosedLoop of(OnePod pod, double warmUp, double measured, IntConsumer operation) {
        var running = new AtomicBoolean(true);
        var counting = new AtomicBoolean();
        var next = new AtomicInteger();
        Queue<Long> times = new ConcurrentLinkedQueue<>();
        Queue<RuntimeException> troubles = new ConcurrentLinkedQueue<>();
        var callers = IntStream.range(0, CALLERS)
                .mapToObj(caller -> new Thread(() -> {
                    try {
                        while (running.get()) {
                            var begun = System.nanoTime();
                            operation.accept(next.getAndIncrement());
                            if (counting.get()) {
                                times.add(System.nanoTime() - begun);
                            }
                        }
                    } catch (RuntimeException trouble) {
                        troubles.add(trouble);
                    }
                }))
                .toList();
        callers.forEach(Thread::start);
        awaitTaken(pod, warmUp);
        var before = pod.taken();
        var begun = System.nanoTime();
        counting.set(true);
        awaitTaken(pod, measured);
        counting.set(false);
        var seconds = (System.nanoTime() - begun) / 1e9;
        var taken = pod.taken().since(before);
        running.set(false);
        callers.forEach(ClosedLoop::join);
        if (!troubles.isEmpty()) {
            throw troubles.peek();
        }
        return new ClosedLoop(
                times.size(), seconds, taken, times.stream().sorted().toList());
    }

    private static void awaitTaken(OnePod pod, double seconds) {
        var before = pod.taken();
        var deadline = System.nanoTime() + LONGEST.toNanos();
        while (pod.taken().since(before).service() < seconds && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    double milliseconds(double share) {
        return times.get((int) (share * (times.size() - 1))) / 1e6;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
