package nl.druif.local.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * What a team looks at all day: the fifty of its clocks that run out next, among all that run. Every answer is compared with
 * the same question in bare SQL. One team holds next to nothing, and none of it soon: who looks at clocks as they run out
 * until there are fifty of that team has looked at all.
 */
final class QueueView {
    private static final int TEAMS = 200;
    private static final int NEXT = 50;
    private static final int SLICE = 50_000;
    private static final int READERS = 4;
    private static final int ASKED = 1_000;
    private static final String SMALL = "team-" + (TEAMS - 1);
    private static final String ORDER = "c.due_at, c.id, c.cycle";
    private static final String AT_WORK = "from clock c join ticket t on t.tenant_id = c.tenant_id and t.id = c.ticket"
            + " where c.tenant_id = '" + Bed.TENANT + "' and c.state in ('RUNNING', 'PAUSED')";

    private final Bed bed;
    private final Figures figures;
    private final boolean quick;
    private final int tickets;
    private final Map<String, List<String>> queues = new HashMap<>();

    private QueueView(Bed bed, Figures figures, boolean quick) {
        this.bed = bed;
        this.figures = figures;
        this.quick = quick;
        this.tickets = quick ? 25_000 : 500_000;
    }

    static void run(Bed bed, Figures figures, boolean quick) throws Exception {
        new QueueView(bed, figures, quick).run();
    }

    private void run() throws Exception {
        seed();
        expect();
        // Until the compiler is done with it.
        together(quick ? 500 : 6_000);
        beside();
        var rate = closed();
        open(ASKED);
        if (rate < ASKED) {
            open((int) rate / 2);
        }
    }

    /** One reader, and the sort; one after the other. */
    private void beside() throws Exception {
        var all = new ArrayList<double[]>();
        var small = new ArrayList<double[]>();
        var reads = 50;
        for (int pair = 0; pair < (quick ? 2 : 6); pair++) {
            var team = "team-" + pair * 31;
            var sorted = sorted(team);
            all.add(new double[] {read(team, reads), sorted});
            small.add(new double[] {read(SMALL, reads), sorted});
        }
        var reference = "the same question in SQL, sorted without an index";
        figures.ratio("one-reader", "p50", "ms", reference, all, (long) reads * all.size());
        figures.ratio("one-reader-small-team", "p50", "ms", reference, small, (long) reads * small.size());
    }

    private double read(String team, int reads) throws Exception {
        var took = new double[reads];
        for (int i = 0; i < reads; i++) {
            var begun = System.nanoTime();
            look(team);
            took[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(took);
        return took[reads / 2];
    }

    private double sorted(String team) throws Exception {
        try (var connection = bed.superuser();
                var set = connection.createStatement()) {
            set.execute("set enable_indexscan = off");
            set.execute("set enable_indexonlyscan = off");
            set.execute("set enable_bitmapscan = off");
            set.execute("set enable_nestloop = off");
            var begun = System.nanoTime();
            var found = ids(
                    connection,
                    "select c.id " + AT_WORK + " and t.team = '" + team + "' order by " + ORDER + " limit " + NEXT);
            var took = (System.nanoTime() - begun) / 1e6;
            compare(team, found);
            return took;
        }
    }

    /** Reads in a second, of some who each ask again once they are answered. */
    private double closed() throws Exception {
        var reads = quick ? 500 : 8_000;
        var before = bed.processors();
        var begun = System.nanoTime();
        var took = together(reads);
        var rate = reads / Bare.seconds(begun);
        var used = bed.processors().since(before);
        percentiles(READERS + "-readers", took);
        figures.plain(READERS + "-readers", "rate", rate, "reads/s", reads);
        figures.plain(READERS + "-readers", "processor-service", used.service() * 1e6 / reads, "ms/1000 reads", reads);
        figures.plain(
                READERS + "-readers", "processor-postgres", used.postgres() * 1e6 / reads, "ms/1000 reads", reads);
        return rate;
    }

    private double[] together(int reads) throws Exception {
        var took = new double[reads];
        var next = new AtomicInteger();
        var pool = Executors.newFixedThreadPool(READERS);
        try {
            var readers = IntStream.range(0, READERS)
                    .mapToObj(reader -> pool.submit(() -> {
                        for (int i = next.getAndIncrement(); i < reads; i = next.getAndIncrement()) {
                            var begun = System.nanoTime();
                            look(team(i));
                            took[i] = (System.nanoTime() - begun) / 1e6;
                        }
                        return reader;
                    }))
                    .toList();
            for (var reader : readers) {
                reader.get();
            }
        } finally {
            pool.shutdown();
        }
        return took;
    }

    /** So many in every second, whoever is still waiting for an answer: late is from when each was meant. */
    private void open(int rate) throws Exception {
        var took = new double[rate * (quick ? 1 : 10)];
        var trouble = new AtomicReference<Exception>();
        var done = new CountDownLatch(took.length);
        var waiting = new Semaphore(200);
        var pool = Executors.newFixedThreadPool(64);
        var begun = System.nanoTime();
        for (int i = 0; i < took.length; i++) {
            var meant = begun + i * 1_000_000_000L / rate;
            LockSupport.parkNanos(meant - System.nanoTime());
            waiting.acquire();
            var number = i;
            pool.execute(() -> {
                try {
                    look(team(number));
                } catch (Exception wrong) {
                    trouble.set(wrong);
                }
                took[number] = (System.nanoTime() - meant) / 1e6;
                waiting.release();
                done.countDown();
            });
        }
        done.await();
        var kept = took.length / Bare.seconds(begun);
        pool.shutdown();
        if (trouble.get() != null) {
            throw trouble.get();
        }
        percentiles("open-" + rate, took);
        figures.plain("open-" + rate, "rate", kept, "reads/s", took.length);
    }

    private void percentiles(String name, double[] took) {
        Arrays.sort(took);
        for (var percent : new int[] {50, 99}) {
            figures.plain(name, "p" + percent, took[took.length * percent / 100], "ms", took.length);
        }
    }

    private static String team(int number) {
        return "team-" + number * 7 % TEAMS;
    }

    private void look(String team) throws Exception {
        compare(team, ids(bed.text("/clocks?pageSize=" + NEXT + "&team=" + team)));
    }

    private static List<String> ids(String page) {
        var ids = new ArrayList<String>(NEXT);
        var name = "\"id\":\"";
        for (int at = page.indexOf(name); at >= 0; at = page.indexOf(name, at + 1)) {
            ids.add(page.substring(at + name.length(), at + name.length() + 36));
        }
        return ids;
    }

    private static List<String> ids(Connection connection, String query) throws SQLException {
        var ids = new ArrayList<String>();
        try (var select = connection.createStatement();
                var rows = select.executeQuery(query)) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    private void compare(String team, List<String> found) {
        var expected = queues.getOrDefault(team, List.of());
        if (expected.isEmpty() || !found.equals(expected)) {
            throw new IllegalStateException(team + ": " + found + ", not " + expected);
        }
    }

    private void expect() throws Exception {
        try (var connection = bed.superuser();
                var select = connection.createStatement();
                var rows = select.executeQuery("select team, id from (select t.team, c.id, row_number() over"
                        + " (partition by t.team order by " + ORDER + ") place " + AT_WORK + ") queue where place <= "
                        + NEXT + " order by team, place")) {
            while (rows.next()) {
                queues.computeIfAbsent(rows.getString(1), team -> new ArrayList<>())
                        .add(rows.getString(2));
            }
        }
    }

    /** Tickets as the service leaves them: two clocks each that fall due within a month, in no order. */
    private void seed() throws Exception {
        try (var connection = bed.superuser();
                var create = connection.createStatement()) {
            create.execute("insert into tenant values ('" + Bed.TENANT + "') on conflict do nothing");
            create.execute("""
                    create procedure bench_queue(first int, count int) language sql as $$
                        with opened as (
                            select n, md5('queue' || n)::uuid id, n %% 20000 = 0 is_small, date_trunc('hour', now())
                                + interval '2 days' + ((n * 7919::bigint) %% 2500000) * interval '1 second' due
                            from generate_series(first, first + count - 1) n),
                        held as (
                            select n, id, case when is_small then due + interval '60 days' else due end due,
                                case when is_small then '%2$s' else 'team-' || (n * 104729::bigint / 7) %% %3$s end team
                            from opened),
                        tickets as (
                            insert into ticket (tenant_id, id, source, reference, revision, state, status, service, customer,
                                priority, team, opened_at, listed_at, outcome, breach_at, wake_at, judged_hash)
                            select '%1$s', id, 'queue', 'Q-' || n, 1, 'OPEN', 'Nieuw', '%5$s', '%4$s', 'P' || 1 + n %% 4, team,
                                due - interval '4 hours', due - interval '4 hours', 'OPEN', due, due, '\\x00'
                            from held)
                        insert into clock (tenant_id, ticket, id, cycle, label, agreement, version, target, metric, nature,
                            to_customer, state, outcome, started_at, due_at, counted_millis, elapsed_millis, read_at, team,
                            customer, service, priority)
                        select '%1$s', id, md5(id || target)::uuid, 1, target, '019360f0-0000-7000-8000-0000000be001', 1,
                            target, metric, 'COMMITMENT', true, 'RUNNING', 'OPEN', due - interval '4 hours', due + later, 0,
                            0, now(), team, '%4$s', '%5$s', 'P' || 1 + n %% 4
                        from held, (values
                            ('reageren', 'TIME_TO_RESPOND', interval '0'),
                            ('oplossen', 'TIME_TO_RESOLVE', interval '4 hours')) as promised(target, metric, later)
                    $$""".formatted(Bed.TENANT, SMALL, TEAMS - 1, Story.CUSTOMER, Story.SERVICE));
            for (int first = 0; first < tickets; first += SLICE) {
                create.execute("call bench_queue(" + first + ", " + Math.min(SLICE, tickets - first) + ")");
            }
            create.execute("vacuum analyze ticket");
            create.execute("vacuum analyze clock");
        }
    }
}
