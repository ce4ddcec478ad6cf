package nl.druif.ticketclock.terms;

import static nl.druif.ticketclock.Desk.awaited;
import static nl.druif.ticketclock.Desk.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import nl.druif.foundation.terms.Level;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.Reach;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.ticketclock.Desk;
import nl.druif.ticketclock.Tables;
import nl.druif.ticketclock.Waterland;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Eight hours are promised to everybody, later four to Waterland; both towns report on Friday 24 April 2026 at 17:00. */
@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "ticket-clock-service"))
class ReachTest {
    private static final String FOUR_HOURS = "2026-04-28 09:00:00+00";
    private static final String EIGHT_HOURS = "2026-04-28 13:00:00+00";

    private final Desk desk = Desk.fresh();

    @Inject
    HandSetClock clock;

    @Inject
    TermsStore terms;

    @Inject
    Tables tables;

    @BeforeEach
    void both_report_to_a_desk_that_promised_nothing_yet() {
        clock.set(Instant.parse("2026-04-24T15:30:00Z"));
        desk.hears(event("M-1", "1", "OPENED", "2026-04-24T17:00:00+02:00"));
        desk.hears(event("M-2", "2", "OPENED", "2026-04-24T17:00:00+02:00").replace("WATERLAND", "PURMEREND"));
        awaited(() -> terms.save(
                desk.tenant(),
                List.of(Waterland.wide(
                        desk.tenant(),
                        "CONCERN",
                        new Reach(Level.CORPORATE, List.of()),
                        Waterland.resolve(8),
                        Waterland.target("streven", Nature.OBJECTIVE, 6))),
                clock.instant()));
    }

    private List<String> due(String ticket) {
        return tables.rows(
                desk.tenant(),
                "select c.due_at from clock c join ticket t on t.id = c.ticket where t.reference = '" + ticket
                        + "' and c.target = 'oplossen'");
    }

    @Test
    void a_corporate_agreement_wakes_and_judges_tickets_of_every_customer() {
        Await.until(
                "both clocks",
                () -> due("M-1").equals(List.of(EIGHT_HOURS)) && due("M-2").equals(List.of(EIGHT_HOURS)));
    }

    @Test
    void what_is_agreed_with_one_customer_takes_its_place_for_his_tickets_only() {
        Await.until("the first clocks", () -> due("M-1").equals(List.of(EIGHT_HOURS)));
        awaited(() -> terms.save(desk.tenant(), List.of(Waterland.sla(desk.tenant(), 1, 4)), clock.instant()));
        Await.until("Waterland's own clock", () -> due("M-1").equals(List.of(FOUR_HOURS)));
        assertThat(due("M-2")).containsExactly(EIGHT_HOURS);

        var seen = desk.dossier("M-1").jsonPath();
        assertThat(seen.getList("overruled.ground")).containsExactly("LEVEL");
        assertThat(seen.getString("overruled[0].byAgreement")).startsWith("SLA-2026");
        assertThat(seen.getList("agreements.reference")).contains("CONCERN");
    }

    @Test
    void a_customer_reads_what_was_promised_to_all_and_nothing_of_objectives() {
        Await.until("the first clocks", () -> due("M-1").equals(List.of(EIGHT_HOURS)));
        var read = desk.viewerOf("WATERLAND")
                .get(Desk.ROOT + "/tickets/" + desk.ticket("M-1").get("id"))
                .asString();
        assertThat(read).contains("oplossen").doesNotContain("streven").doesNotContain("OBJECTIVE");
    }
}
