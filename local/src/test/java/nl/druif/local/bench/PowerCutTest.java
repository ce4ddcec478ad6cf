package nl.druif.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packaged service on a database that syncs, ended without warning while it works, and beside another of its kind. */
class PowerCutTest {
    private static final int TICKETS = 2_000;
    private static final String BREACHED = "nl.druif.clock.breached.v1";
    private static final String JUDGED = "nl.druif.ticket.judged.v1";

    private static Bed bed;

    @BeforeAll
    static void made() throws Exception {
        bed = Bed.made(Path.of("..").toAbsolutePath().normalize(), List.of("-XX:TieredStopAtLevel=1"));
    }

    @AfterAll
    static void closed() {
        bed.close();
    }

    @Test
    void ten_thousand_events_survive_a_service_that_is_killed_again_and_again() throws Exception {
        var random = new Random(2026);
        try (var producer = bed.producer()) {
            new Story(2026, Instant.now()).next("cut", TICKETS).forEach(event -> producer.send(Bed.record(event)));
        }
        for (int cut = 0; cut < 3; cut++) {
            LockSupport.parkNanos(Duration.ofMillis(200 + random.nextInt(600)).toNanos());
            bed.kill();
            bed.awaitReady();
        }
        Bed.await(
                "all events",
                () -> bed.number("select count(*) from ticket_event where source = 'cut'") == TICKETS * Story.EVENTS);
        Bed.await("all news", () -> bed.number("select count(*) from outbox") == 0);

        assertThat(bed.number(
                        "select count(*) from ticket where source = 'cut' and state = 'RESOLVED' and outcome = 'MET'"))
                .isEqualTo(TICKETS);
        // The relay may tell the same twice, under the same id, which is what its hearers know it by.
        assertThat(new HashSet<>(bed.told(JUDGED)))
                .hasSize((int) bed.number("select sum(revision) - count(*) filter (where source = 'two') from ticket"));
    }

    @Test
    void two_processes_on_one_database_fire_each_timer_once() throws Exception {
        bed.add();
        new Timers(bed, new Figures("two-processes", line -> {})).fire("two", 5_000, 0);
        Bed.await("all news", () -> bed.number("select count(*) from outbox") == 0);
        assertThat(bed.told(BREACHED)).doesNotHaveDuplicates().hasSize(5_000);
    }
}
