package nl.druif.local.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * What the database can do when nobody thinks: as many rows of the same size, sent to tables without walls and without indexes
 * but their keys', on bare connections.
 */
final class Bare {
    static final String STEP = "bare JDBC step, batches of 500, 2 connections";

    private static final int BATCH = 500;
    private static final String DUE = "2026-11-23T10:00:00Z";
    /** As long as what the service keeps of an event, of a clock and in the outbox. */
    private static final String EVENT = "{\"type\":\"STATUS_CHANGED\",\"at\":\"2026-11-22T10:00:00Z\"}".repeat(5);

    private static final String CLOCK = "TIME_TO_RESOLVE".repeat(8);
    private static final String NEWS = EVENT.repeat(4);

    private final Bed bed;
    private long told;

    Bare(Bed bed) throws SQLException {
        this.bed = bed;
        try (var connection = bed.superuser();
                var create = connection.createStatement()) {
            create.execute("create schema bare");
            create.execute(
                    "create table bare.event (id uuid primary key, ticket uuid not null, content text not null)");
            create.execute("create table bare.clock (id uuid primary key, state text not null, due_at timestamptz,"
                    + " label text not null)");
            create.execute("create table bare.news (seq bigint generated always as identity primary key,"
                    + " payload text not null)");
            create.execute("create table bare.timer (due_at timestamptz not null, id uuid not null)");
            create.execute("create index on bare.timer (due_at)");
        }
    }

    /** Events per second: a row of the event, two of clocks that are made or changed, and one of news. */
    double steps(int events) throws Exception {
        var half = events / 2;
        var from = told;
        told += half * 2L;
        var begun = System.nanoTime();
        var other = CompletableFuture.runAsync(() -> run(from + half, half));
        run(from, half);
        other.get();
        return half * 2 / seconds(begun);
    }

    private void run(long from, int events) {
        try (var connection = bed.superuser()) {
            connection.setAutoCommit(false);
            for (long at = from; at < from + events; at += BATCH) {
                step(connection, at, (int) Math.min(BATCH, from + events - at));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void step(Connection connection, long from, int events) throws SQLException {
        try (var event = connection.prepareStatement(
                        "insert into bare.event select * from unnest(?::uuid[], ?::uuid[], ?::text[])");
                var clock = connection.prepareStatement("insert into bare.clock"
                        + " select * from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::text[])"
                        + " on conflict (id) do update set state = excluded.state, due_at = excluded.due_at");
                var news = connection.prepareStatement(
                        "insert into bare.news (payload) select * from unnest(?::text[])")) {
            event.setArray(1, column(connection, "uuid", from, events, n -> id("e" + n)));
            event.setArray(2, column(connection, "uuid", from, events, n -> id("t" + n)));
            event.setArray(3, column(connection, "text", from, events, n -> EVENT + n));
            event.executeUpdate();
            clock.setArray(1, column(connection, "uuid", 2 * from, 2 * events, n -> id("c" + n)));
            clock.setArray(2, column(connection, "text", 2 * from, 2 * events, n -> "RUNNING"));
            clock.setArray(3, column(connection, "timestamptz", 2 * from, 2 * events, n -> DUE));
            clock.setArray(4, column(connection, "text", 2 * from, 2 * events, n -> CLOCK));
            clock.executeUpdate();
            news.setArray(1, column(connection, "text", from, events, n -> NEWS + n));
            news.executeUpdate();
        }
        connection.commit();
    }

    private static Array column(Connection connection, String type, long from, int rows, LongFunction<Object> value)
            throws SQLException {
        return connection.createArrayOf(
                type, LongStream.range(from, from + rows).mapToObj(value).toArray());
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }

    /** Timers taken per second, in batches of 1,000, by two who skip what the other has. */
    double claims(int timers) throws Exception {
        try (var connection = bed.superuser();
                var fill = connection.prepareStatement(
                        "insert into bare.timer select now(), md5('d' || n)::uuid from" + " generate_series(1, ?) n")) {
            fill.setInt(1, timers);
            fill.executeUpdate();
        }
        var begun = System.nanoTime();
        var other = CompletableFuture.runAsync(this::claim);
        claim();
        other.get();
        return timers / seconds(begun);
    }

    private void claim() {
        try (var connection = bed.superuser();
                var claim = connection.prepareStatement(
                        "delete from bare.timer where ctid = any (array(select ctid from"
                                + " bare.timer where due_at <= now() order by due_at limit 1000 for update skip locked))")) {
            while (claim.executeUpdate() > 0) {
                // until none is left
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Seconds to copy a whole table out of the database. */
    double copy(String table) throws Exception {
        var begun = System.nanoTime();
        try (var connection = bed.superuser()) {
            connection
                    .unwrap(org.postgresql.PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy " + table + " to stdout (format binary)", java.io.OutputStream.nullOutputStream());
        }
        return seconds(begun);
    }

    static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
