package nl.druif.foundation.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import nl.druif.foundation.problem.Outcome;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import org.jboss.resteasy.reactive.RestResponse;

/** Makes {@link Gathering}s: one for each kind of post. */
@Singleton
public final class Gatherings {
    /** So many that the last of a group does not notice the first; a transaction of a hundred costs little more than one of ten. */
    private static final int MOST_TOGETHER = 100;

    /** A second's worth. Who comes after them had better ask again. */
    private static final int MOST_WAITING = 2_000;
    /** After which a group is thought to wait for somebody's lock: others do not wait with it. */
    private static final Duration STUCK = Duration.ofMillis(100);

    final Tenancy tenancy;
    final KeyedRequests requests;
    final IdempotencyStore store;
    final ObjectMapper json;

    Gatherings(Tenancy tenancy, KeyedRequests requests, IdempotencyStore store, ObjectMapper json) {
        this.tenancy = tenancy;
        this.requests = requests;
        this.store = store;
        this.json = json;
    }

    /** In the open transaction: what became of each of them, in their order. Of what is refused nothing is left. */
    @FunctionalInterface
    public interface Work<T, R> {
        Uni<List<Outcome<R>>> of(TenantId tenant, List<T> things);
    }

    /** @param answer to one outcome; throws for one that says no */
    public <T, R> Gathering<T, R> of(Work<T, R> work, Function<Outcome<R>, RestResponse<R>> answer) {
        return of(work, answer, MOST_WAITING, STUCK);
    }

    <T, R> Gathering<T, R> of(
            Work<T, R> work, Function<Outcome<R>, RestResponse<R>> answer, int mostWaiting, Duration stuck) {
        return new Gathering<>(this, work, answer, MOST_TOGETHER, mostWaiting, stuck);
    }
}
