package nl.druif.experience.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.druif.experience.survey.Rules;
import nl.druif.foundation.identity.Uuid7;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final Instant MONDAY = Instant.parse("2026-04-20T08:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-04-24T15:00:00Z");
    private static final String ANNA = "requester-7f3a";

    @Test
    void everybody_is_asked_once_unless_the_tenant_says_otherwise() {
        assertThat(nobodyAsked().skip(closed("INC-1", FRIDAY), false)).isEmpty();
    }

    @Test
    void a_ticket_is_asked_about_once() {
        var selection = nobodyAsked();
        selection.skip(closed("INC-1", FRIDAY), false);
        assertThat(selection.skip(closed("INC-1", FRIDAY), false)).contains(SkipReason.ALREADY_ASKED);
    }

    @Test
    void a_ticket_that_was_opened_again_is_not_asked_about() {
        assertThat(nobodyAsked().skip(closed("INC-1", FRIDAY), true)).contains(SkipReason.REOPENED);
    }

    @Test
    void after_three_days_nobody_remembers_how_it_was() {
        var threeDaysAgo = FRIDAY.minus(Duration.ofDays(3));
        assertThat(nobodyAsked().skip(closed("INC-1", threeDaysAgo), false)).isEmpty();
        assertThat(nobodyAsked().skip(closed("INC-2", threeDaysAgo.minusMillis(1)), false))
                .contains(SkipReason.CLOSED_TOO_LONG_AGO);
    }

    @Test
    void one_person_is_asked_at_most_once_in_seven_days_whatever_the_ticket() {
        var askedOnMonday = new Selection(Rules.DEFAULT, FRIDAY, Set.of(), Map.of(ANNA, MONDAY));
        assertThat(askedOnMonday.skip(of(ANNA, "INC-2"), false)).contains(SkipReason.ASKED_RECENTLY);
    }

    @Test
    void exactly_seven_days_later_the_rest_is_over() {
        var aWeekAgo = FRIDAY.minus(Duration.ofDays(7));
        assertThat(new Selection(Rules.DEFAULT, FRIDAY, Set.of(), Map.of(ANNA, aWeekAgo))
                        .skip(of(ANNA, "INC-2"), false))
                .isEmpty();
    }

    @Test
    void two_tickets_of_one_person_closing_together_ask_once() {
        var selection = nobodyAsked();
        assertThat(selection.skip(of(ANNA, "INC-1"), false)).isEmpty();
        assertThat(selection.skip(of(ANNA, "INC-2"), false)).contains(SkipReason.ASKED_RECENTLY);
    }

    @Test
    void a_tenth_of_the_tickets_is_about_a_tenth_and_always_the_same_ones() {
        var tenth = new Rules(10, Optional.empty(), Duration.ofDays(3), Duration.ofDays(28));
        var tickets =
                IntStream.range(0, 10_000).mapToObj(i -> Uuid7.derivedFrom(i)).toList();
        var chosen = tickets.stream().filter(tenth::samples).toList();
        assertThat(chosen).hasSizeBetween(900, 1_100);
        assertThat(tickets.stream().filter(tenth::samples)).isEqualTo(chosen);
    }

    @Test
    void a_share_of_nothing_asks_nobody() {
        var nobody = new Rules(0, Optional.empty(), Duration.ofDays(3), Duration.ofDays(28));
        assertThat(new Selection(nobody, FRIDAY, Set.of(), Map.of()).skip(closed("INC-1", FRIDAY), false))
                .contains(SkipReason.NOT_SAMPLED);
    }

    private static Selection nobodyAsked() {
        return new Selection(Rules.DEFAULT, FRIDAY, Set.of(), Map.of());
    }

    private static ClosedTicket closed(String reference, Instant at) {
        return ticket(reference, Optional.empty(), at);
    }

    private static ClosedTicket of(String requester, String reference) {
        return ticket(reference, Optional.of(requester), FRIDAY);
    }

    private static ClosedTicket ticket(String reference, Optional<String> requester, Instant at) {
        return new ClosedTicket(
                UUID.nameUUIDFromBytes(reference.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                reference,
                Optional.of("werkplek"),
                Optional.of("gemeente-waterland"),
                Optional.of("P3"),
                requester,
                Optional.of("nl"),
                at);
    }
}
