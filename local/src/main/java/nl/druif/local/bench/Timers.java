package nl.druif.local.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.locks.LockSupport;

/** Timers that fall due by themselves; how late they were fired is said by the commit of what was remembered of it. */
final class Timers {
    /** What SLA-TELEFONIE promises: resolved within four hours, at any hour. */
    private static final Duration PROMISED = Duration.ofHours(4);

    private static final String AGREEMENT = "019360f0-0000-7000-8000-0000000be002";

    private final Bed bed;
    private final Figures figures;
    private final Bare bare;
    private double secondsPerRow;

    Timers(Bed bed, Figures figures) throws Exception {
        this.bed = bed;
        this.figures = figures;
        this.bare = new Bare(bed);
        seeding();
    }

    /** Very many at one instant: Monday, nine o'clock. */
    static void storm(Bed bed, Figures figures, boolean quick) throws Exception {
        var timers = new Timers(bed, figures);
        timers.open("open", quick ? 50_000 : 1_000_000, Instant.now().plus(Duration.ofDays(2)), 1_000);
        timers.fire("warm", quick ? 20_000 : 60_000, 0);
        timers.late("20000-in-a-second", timers.fire("second", 20_000, 20_000));
        var pairs = new ArrayList<double[]>();
        long checked = 0;
        for (int pair = 0; pair < (quick ? 1 : 5); pair++) {
            var count = quick ? 30_000 : 100_000;
            var reference = timers.bare.claims(count);
            var stormed = timers.fire("storm-" + pair, count, 0);
            pairs.add(new double[] {count / stormed.seconds(), reference});
            checked += timers.late("storm", stormed);
        }
        figures.ratio(
                "storm", "rate", "fired/s", "SKIP LOCKED delete, batches of 1,000, 2 connections", pairs, checked);
        figures.plain("storm", "resident", bed.resident(), "MB", checked);
    }

    /** So many in every second, beside many that are not due. */
    static void steady(Bed bed, Figures figures, boolean quick) throws Exception {
        var timers = new Timers(bed, figures);
        timers.open("open", quick ? 50_000 : 1_000_000, Instant.now().plus(Duration.ofDays(2)), 1_000);
        timers.fire("warm", quick ? 20_000 : 60_000, 0);
        timers.late("1000-per-second", timers.fire("steady", quick ? 8_000 : 30_000, 1_000));
        figures.plain("1000-per-second", "resident", bed.resident(), "MB", 0);
    }

    /** From the start of the process until it is ready and has fired what fell due meanwhile. */
    static void restart(Bed bed, Figures figures, boolean quick) throws Exception {
        var timers = new Timers(bed, figures);
        var open = quick ? 100_000 : 1_000_000;
        timers.open("open", open, Instant.now().plus(Duration.ofDays(2)), 1_000);
        var copy = timers.bare.copy("ticket");
        for (int time = 0; time < (quick ? 1 : 3); time++) {
            var source = "overdue-" + time;
            timers.open(source, 2_000, Instant.now().plusSeconds(1), 0);
            LockSupport.parkNanos(Duration.ofMillis(1_050).toNanos());
            var begun = System.nanoTime();
            bed.kill();
            bed.awaitReady();
            var ready = Bare.seconds(begun);
            Bed.await("the overdue to be fired", () -> timers.nothingIsDue(Instant.now()));
            timers.once(source, 2_000);
            figures.plain("kill-" + time, "ready", ready, "s", 2_000);
            figures.plain("kill-" + time, "overdue-fired", Bare.seconds(begun), "s", 2_000);
        }
        figures.plain("open-" + open, "copy-of-tickets", copy, "s", open);
        figures.plain("open-" + open, "resident", bed.resident(), "MB", open);
    }

    record Fired(String source, int count, double seconds, Processors used, long statements) {}

    /** @param perSecond 0: all at once */
    Fired fire(String source, int count, int perSecond) throws Exception {
        // Twice as long as it took last time to make as many rows.
        var lead = Duration.ofMillis(3_000 + (long) (2_000 * secondsPerRow * count));
        var first = Instant.now().plus(lead);
        open(source, count, first, perSecond);
        var wait = Duration.between(Instant.now(), first);
        if (wait.isNegative()) {
            throw new IllegalStateException("the rows took too long to be made: " + wait);
        }
        var before = bed.processors();
        var said = bed.statements();
        Bed.await("the first to fall due", () -> Instant.now().isAfter(first));
        var last = first.plusMillis(perSecond == 0 ? 0 : 1_000L * count / perSecond);
        Bed.await("timers of " + source, () -> {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            return Instant.now().isAfter(last) && nothingIsDue(last);
        });
        var used = bed.processors().since(before);
        var statements = bed.statements() - said;
        once(source, count);
        var seconds = bed.number("select (extract(epoch from max(pg_xact_commit_timestamp(f.xmin))) * 1000" + " - "
                        + first.toEpochMilli() + ")::bigint " + firings(source))
                / 1000.0;
        return new Fired(source, count, seconds, used, statements);
    }

    private long late(String name, Fired fired) throws Exception {
        for (var percent : new double[] {0, 50, 99, 100}) {
            var late = bed.number("select (1000000 * percentile_cont(" + percent / 100
                    + ") within group (order by extract(epoch from pg_xact_commit_timestamp(f.xmin) - f.at)))::bigint "
                    + firings(fired.source()));
            figures.plain(name, "late-p" + (int) percent, late / 1000.0, "ms", fired.count());
        }
        figures.plain(name, "rate", fired.count() / fired.seconds(), "fired/s", fired.count());
        figures.plain(name, "statements", (double) fired.statements() / fired.count(), "per timer", fired.count());
        figures.plain(
                name,
                "processor-service",
                fired.used().service() * 1e6 / fired.count(),
                "ms/1000 timers",
                fired.count());
        figures.plain(
                name,
                "processor-postgres",
                fired.used().postgres() * 1e6 / fired.count(),
                "ms/1000 timers",
                fired.count());
        return fired.count();
    }

    private static String firings(String source) {
        return "from fired f join ticket t on t.tenant_id = f.tenant_id and t.id = f.ticket where t.source = '" + source
                + "' and f.threshold = 100";
    }

    /** One look into an index: who counts rows is measured with those he counts. */
    private boolean nothingIsDue(Instant by) throws Exception {
        return bed.number("select count(*) from (select from ticket where tenant_id = '" + Bed.TENANT
                        + "' and wake_at <= '" + by.plusMillis(2) + "' order by wake_at limit 1) due")
                == 0;
    }

    /** None is missing, none was told twice, none came early. */
    private void once(String source, int count) throws Exception {
        var right = bed.number("select count(*) " + firings(source)
                + " and telling = 1 and not withdrawn and pg_xact_commit_timestamp(f.xmin) >= f.at");
        var breached = bed.number("select count(*) from ticket where source = '" + source
                + "' and outcome = 'BREACHED' and wake_at is null");
        if (right != count || breached != count) {
            throw new IllegalStateException(
                    source + ": " + right + " fired well, " + breached + " breached, of " + count);
        }
    }

    /** Tickets as the service leaves them when they were opened four hours before they fall due; the rows, not the way. */
    private void open(String source, int count, Instant due, int perSecond) throws Exception {
        var begun = System.nanoTime();
        try (var connection = bed.superuser();
                var fill = connection.prepareCall("call bench_open(?, ?, ?::timestamptz, ?)")) {
            fill.setString(1, source);
            fill.setInt(2, count);
            fill.setString(3, due.toString());
            fill.setDouble(4, perSecond == 0 ? 0 : 1.0 / perSecond);
            fill.execute();
        }
        secondsPerRow = Bare.seconds(begun) / count;
        // As the process would tell that had recorded them.
        try (var connection = bed.superuser();
                var tell = connection.prepareStatement("select pg_notify('due', ?)")) {
            tell.setString(1, Bed.TENANT + " " + due);
            tell.execute();
        }
    }

    private void seeding() throws Exception {
        try (var connection = bed.superuser();
                var create = connection.createStatement()) {
            create.execute("""
                    create function bench_name(words text) returns uuid language sql immutable as $$
                        select (substr(m, 1, 12) || '3' || substr(m, 14, 3)
                            || translate(substr(m, 17, 1), '0123456789abcdef', '89ab89ab89ab89ab') || substr(m, 18))::uuid
                        from (select md5(words) m)
                    $$""");
            create.execute("""
                    create procedure bench_open(told_by text, count int, first_due timestamptz, apart double precision)
                    language plpgsql as $$
                    begin
                        create temp table opened on commit drop as
                        select bench_name('%1$s' || chr(31) || told_by || chr(31) || 'TEL-' || n || chr(31)) id,
                            'TEL-' || n reference, first_due + n * apart * interval '1 second' due
                        from generate_series(0, count - 1) n;
                        insert into ticket (tenant_id, id, source, reference, revision, state, status, service, customer,
                            priority, team, opened_at, listed_at, outcome, breach_at, wake_at, judged_hash)
                        select '%1$s', id, told_by, reference, 1, 'OPEN', 'Nieuw', 'telefonie', '%2$s', 'P3', 'team-1',
                            due - interval '%3$s', due - interval '%3$s', 'OPEN', due, due + interval '1 millisecond',
                            '\\x00'
                        from opened;
                        insert into ticket_event (tenant_id, source, source_event_id, ticket, occurred_at, content)
                        select '%1$s', told_by, reference || '-1', id, due - interval '%3$s', json_build_object(
                            'source', told_by, 'ticket', reference, 'sourceEventId', reference || '-1', 'type', 'OPENED',
                            'occurredAt', to_char(due - interval '%3$s', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'sequence', 0,
                            'status', 'Nieuw', 'priority', 'P3', 'team', 'team-1', 'service', 'telefonie', 'customer',
                            '%2$s')
                        from opened;
                        insert into clock (tenant_id, ticket, id, cycle, label, agreement, version, target, metric, nature,
                            to_customer, state, outcome, started_at, due_at, counted_millis, elapsed_millis, read_at)
                        select '%1$s', id, bench_name(id || chr(31) || '%4$s' || chr(31) || 'oplossen' || chr(31)), 1,
                            'oplossen', '%4$s', 1, 'oplossen', 'TIME_TO_RESOLVE', 'COMMITMENT', true, 'RUNNING', 'OPEN',
                            due - interval '%3$s', due, 0, 0, now()
                        from opened;
                    end
                    $$""".formatted(Bed.TENANT, Story.CUSTOMER, PROMISED, AGREEMENT));
        }
        try (var connection = bed.superuser();
                var known = connection.createStatement()) {
            known.execute("insert into tenant values ('" + Bed.TENANT + "') on conflict do nothing");
        }
    }
}
