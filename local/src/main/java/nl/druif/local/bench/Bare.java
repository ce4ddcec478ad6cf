package nl.druif.local.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** What the database can do when nobody thinks: the same rows in tables without walls, on bare connections. */
final class Bare {
    static final String STEP = "bare JDBC step, batches of 500, 2 connections";

    private static final int BATCH = 500;
    private final Bed bed;
    private long told;

    Bare(Bed bed) throws SQLException {
        this.bed = bed;
        try (var connection = bed.superuser();
                var create = connection.createStatement()) {
            create.execute("create schema bare");
            create.execute(
                    "create table bare.event (id uuid primary key, ticket uuid not null, content text not null)");
            create.execute("create table bare.clock (id uuid primary key, state text not null, due_at timestamptz)");
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
        var content = "{\"type\":\"STATUS_CHANGED\",\"status\":\"In behandeling\",\"at\":\"2026-11-22T10:00:00Z\"}";
        try (var event = connection.prepareStatement("insert into bare.event select md5('e' || n)::uuid,"
                        + " md5('t' || n)::uuid, ? from generate_series(?::bigint, ?::bigint) n");
                var clock = connection.prepareStatement("insert into bare.clock select md5('c' || n || c)::uuid,"
                        + " 'RUNNING', now() from generate_series(?::bigint, ?::bigint) n, generate_series(1, 2) c"
                        + " on conflict (id) do update set state = excluded.state, due_at = excluded.due_at");
                var news = connection.prepareStatement(
                        "insert into bare.news (payload) select ? from generate_series(?::bigint, ?::bigint) n")) {
            event.setString(1, content);
            event.setLong(2, from);
            event.setLong(3, from + events - 1);
            event.executeUpdate();
            clock.setLong(1, from);
            clock.setLong(2, from + events - 1);
            clock.executeUpdate();
            news.setString(1, content.repeat(6));
            news.setLong(2, from);
            news.setLong(3, from + events - 1);
            news.executeUpdate();
        }
        connection.commit();
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
