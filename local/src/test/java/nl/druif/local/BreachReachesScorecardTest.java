package nl.druif.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import nl.druif.foundation.testing.Await;
import org.junit.jupiter.api.Test;

/** Flow A: a ticket nobody solves, its promise broken by the clock alone, and a scorecard that says so. */
class BreachReachesScorecardTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Suite suite = TheSuite.running();

    @Test
    void a_breach_is_dated_when_time_ran_out_and_counts_in_the_scorecard() {
        var opened = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var deal = Deal.struck(suite, "PT3S", List.of(), opened.minus(Duration.ofDays(1)));
        var scores = new Scores(suite, deal);
        deal.report("INC-A-" + deal.service(), "OPENED", opened);

        var breaches = Await.within(PATIENCE, "the breach to be heard", scores::breaches, found -> !found.isEmpty());
        assertThat(breaches).hasSize(1);
        assertThat(breaches.at("/0/breachedAt").asText())
                .isEqualTo(opened.plusSeconds(3).toString());

        var resolved = opened.plusSeconds(5);
        deal.report("INC-A-" + deal.service(), "RESOLVED", resolved);
        var slice = Await.within(
                PATIENCE,
                "the ticket to be counted",
                () -> scores.slice(resolved),
                found -> found.at("/tickets/missed").asInt() == 1);
        assertThat(slice.at("/promise").asText()).isEqualTo("MISSED");
        assertThat(slice.at("/targets/0/breached").asInt()).isEqualTo(1);
        assertThat(scores.breaches())
                .as("told once, though the ticket was judged again")
                .hasSize(1);
    }
}
