package nl.druif.ticketclock.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static final Instant NOW = Instant.parse("2026-04-24T15:45:00Z");

    @Test
    void ten_attempts_are_made_within_a_little_more_than_three_days() {
        var chance = new Random(7);
        var at = NOW;
        for (int tries = 1; tries < 10; tries++) {
            var wait = Schedule.WAITS.get(tries);
            var next = Schedule.next(tries, at, chance).orElseThrow();
            assertThat(next).isBetween(at.plus(wait), at.plus(wait).plus(wait.dividedBy(10)));
            at = next;
        }
        assertThat(Duration.between(NOW, at)).isBetween(Duration.ofHours(75), Duration.ofHours(84));
        assertThat(Schedule.next(10, at, chance)).isEmpty();
    }

    @Test
    void an_endpoint_says_how_long_it_is_left_alone() {
        assertThat(rest(429, "120")).contains(NOW.plusSeconds(120));
        assertThat(rest(503, "Fri, 24 Apr 2026 16:00:00 GMT")).contains(Instant.parse("2026-04-24T16:00:00Z"));
        assertThat(rest(502, "whenever")).contains(NOW.plusSeconds(60));
        assertThat(rest(429, "999999999")).contains(NOW.plus(Duration.ofDays(1)));
        assertThat(rest(500, "120")).isEmpty();
    }

    @Test
    void of_an_answer_two_hundred_characters_are_kept_that_a_database_takes() {
        var kept = Answer.of(500, "a\u0000b\ud800c" + "x".repeat(500), Optional.empty())
                .text()
                .orElseThrow();
        assertThat(kept).hasSize(200).startsWith("a b cxx");
        assertThat(Answer.of(200, "  ", Optional.empty()).text()).isEmpty();
    }

    private static Optional<Instant> rest(int status, String retryAfter) {
        return Answer.of(status, "", Optional.of(retryAfter)).rest(NOW);
    }
}
