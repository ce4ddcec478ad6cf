package nl.druif.ticketclock.clock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.terms.Terms;
import nl.druif.foundation.terms.TermsVersion;
import org.junit.jupiter.api.Test;

/** Gold has four hours, everybody else eight; Waterland became gold on 1 July 2026. */
class SegmentsTest {
    private final TicketClock clock = TicketClock.under(List.of(
            version(1, "2026-01-01T00:00:00Z", "2026-06-30T22:00:00Z", "[\"EDAM\"]"),
            version(2, "2026-06-30T22:00:00Z", null, "[\"EDAM\", \"WATERLAND\"]")));

    private static TermsVersion version(int number, String from, String until, String gold) {
        try {
            var terms = Json.mapper().readValue("""
                    {"calendars": {"kantoor": [{"version": "1", "hours": {"timeZone": "Europe/Amsterdam", "weekly": {
                        "monday": [{"from": "08:00", "to": "18:00"}], "tuesday": [{"from": "08:00", "to": "18:00"}]}}}]},
                     "calendar": "kantoor", "segments": {"goud": %s},
                     "targets": [
                       {"id": "oplossen", "metric": "TIME_TO_RESOLVE", "duration": "PT8H"},
                       {"id": "oplossen-goud", "metric": "TIME_TO_RESOLVE", "duration": "PT4H", "segments": ["goud"]}]}""".formatted(gold), Terms.class);
            return new TermsVersion(
                    new UUID(0, 1),
                    number,
                    Instant.parse(from),
                    Optional.ofNullable(until).map(Instant::parse),
                    Instant.parse("2026-01-01T00:00:00Z"),
                    terms);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }

    private List<String> targetsOf(String customer, String openedAt) {
        var opened = History.opened(openedAt);
        return clock
                .facing(Optional.ofNullable(customer))
                .read(opened.events(), List.of(), History.amsterdam(openedAt).plusSeconds(60))
                .clocks()
                .stream()
                .map(Reading::target)
                .toList();
    }

    @Test
    void a_target_for_a_segment_holds_for_the_customers_in_it_and_goes_before_the_one_for_everybody() {
        assertThat(targetsOf("EDAM", "2026-03-02T09:00")).containsExactly("oplossen-goud");
        assertThat(targetsOf("WATERLAND", "2026-03-02T09:00")).containsExactly("oplossen");
    }

    @Test
    void who_is_in_it_is_what_the_version_says_that_holds() {
        assertThat(targetsOf("WATERLAND", "2026-07-06T09:00")).containsExactly("oplossen-goud");
    }

    @Test
    void a_ticket_of_nobody_is_in_no_segment() {
        assertThat(targetsOf(null, "2026-07-06T09:00")).containsExactly("oplossen");
    }

    @Test
    void customers_in_the_same_segments_share_a_clock() {
        assertThat(clock.facing(Optional.of("PURMEREND"))).isSameAs(clock);
        assertThat(clock.facing(Optional.of("WATERLAND"))).isSameAs(clock.facing(Optional.of("WATERLAND")));
    }
}
