package nl.druif.foundation.tenancy;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;
import org.jspecify.annotations.Nullable;

/**
 * A statement for many rows at once: it goes to the driver as it is, in the session's open transaction, with its parameters
 * as {@code $1, $2, …}, arrays among them, and each connection prepares it once.
 */
public record Prepared(String sql) {

    /** How many rows it changed. */
    public Uni<Integer> run(Mutiny.Session session, @Nullable Object... parameters) {
        return Uni.createFrom().completionStage(() -> connection(session).update(sql, parameters));
    }

    /** What it answers; {@code read} is given the columns of a row. */
    public <T> Uni<List<T>> rows(
            Mutiny.Session session, Function<@Nullable Object[], T> read, @Nullable Object... parameters) {
        return Uni.createFrom()
                .completionStage(() -> connection(session).select(sql, parameters))
                .map(result -> all(result, read));
    }

    /** One part of each thing as an array, for {@code unnest}. */
    public static <T, C> @Nullable C[] column(
            Collection<T> things, Function<T, ? extends @Nullable C> part, IntFunction<@Nullable C[]> array) {
        var column = array.apply(things.size());
        int row = 0;
        for (var thing : things) {
            column[row++] = part.apply(thing);
        }
        return column;
    }

    /** As the driver writes a {@code timestamptz}. */
    public static OffsetDateTime moment(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    public static @Nullable OffsetDateTime moment(Optional<Instant> at) {
        return at.map(Prepared::moment).orElse(null);
    }

    private static <T> List<T> all(ReactiveConnection.Result result, Function<@Nullable Object[], T> read) {
        var rows = new ArrayList<T>(result.size());
        result.forEachRemaining(row -> rows.add(read.apply(row)));
        return rows;
    }

    private static ReactiveConnection connection(Mutiny.Session session) {
        return ((MutinySessionImpl) session).getReactiveConnection();
    }
}
