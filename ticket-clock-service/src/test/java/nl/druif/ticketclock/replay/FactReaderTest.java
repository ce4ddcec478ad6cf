package nl.druif.ticketclock.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.ticketclock.ticket.ReportedEvent;
import nl.druif.ticketclock.ticket.TicketEventType;
import org.junit.jupiter.api.Test;

class FactReaderTest {
    private static final UUID TICKET = UUID.fromString("00000000-0000-4000-8000-000000000001");

    private final FactReader reader = new FactReader();

    @Test
    void facts_read_fast_are_the_facts_that_were_stored() {
        var random = new Random(498);
        for (int ticket = 0; ticket < 2_000; ticket++) {
            var events = new ArrayList<ReportedEvent>();
            for (int i = random.nextInt(8); i >= 0; i--) {
                events.add(event(random, "INC-" + ticket));
            }
            var past = reader.read(TICKET, stored(events));
            var ordered = Past.of(
                    TICKET,
                    "topdesk",
                    "INC-" + ticket,
                    events.stream()
                            .map(event -> new Past.Fact(event.event(), event.customer()))
                            .toList());
            assertThat(past).isEqualTo(ordered);
        }
    }

    @Test
    void what_a_newer_writer_added_is_passed_over() {
        var past = reader.read(TICKET, """
                {"new": {"deep": ["}", {"\\"": null}], "n": -1.5e3}, "flag": true, "type": "OPENED", "none": null,
                 "source": "topdesk", "ticket": "M-1", "sequence": 7, "occurredAt": "2026-04-24T15:00:00Z"}""");
        assertThat(past.events()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(TicketEventType.OPENED);
            assertThat(event.sequence()).isEqualTo(7);
            assertThat(event.sourceEventId()).isEmpty();
        });
    }

    @Test
    void letters_that_json_has_to_write_otherwise_are_the_same_letters() {
        var past = reader.read(TICKET, """
                {"source": "t\\u00e9\\t\\"\\\\/\\n", "ticket": "é😀", "type": "OPENED", "sequence": 0,
                 "occurredAt": "2026-04-24T15:00:00.123456789Z", "status": "\\u0001"}""");
        assertThat(past.source()).isEqualTo("té\t\"\\/\n");
        assertThat(past.reference()).isEqualTo("é😀");
        assertThat(past.events().get(0).status()).contains("\u0001");
        assertThat(past.events().get(0).occurredAt()).isEqualTo(Instant.parse("2026-04-24T15:00:00.123456789Z"));
    }

    @Test
    void a_fact_of_a_type_that_nobody_knows_is_no_fact() {
        assertThatThrownBy(() -> reader.read(TICKET, "{\"type\": \"DONE\", \"occurredAt\": \"2026-04-24T15:00:00Z\"}"))
                .hasMessageContaining("DONE");
    }

    private static String stored(List<ReportedEvent> events) {
        return events.stream().map(Json::text).collect(Collectors.joining(" "));
    }

    private static ReportedEvent event(Random random, String ticket) {
        var types = TicketEventType.values();
        var at = Instant.ofEpochSecond(
                random.nextInt(2_000_000_000), random.nextInt(3) * 1_000_000L * random.nextInt(999));
        return new ReportedEvent(
                "topdesk",
                ticket,
                maybe(random, "e-" + random.nextInt(5)),
                types[random.nextInt(types.length)],
                at,
                random.nextInt(3) - 1,
                maybe(random, "Wacht op \"klant\""),
                maybe(random, "1"),
                maybe(random, "team\\2"),
                maybe(random, "mail"),
                maybe(random, "storing"),
                random.nextBoolean() ? Optional.of(PartyRole.CUSTOMER) : Optional.empty(),
                random.nextBoolean() ? Optional.of(at.minusSeconds(5)) : Optional.empty(),
                maybe(random, "WATERLAND"),
                maybe(random, "p-1"),
                maybe(random, "nl"));
    }

    private static Optional<String> maybe(Random random, String text) {
        return random.nextBoolean() ? Optional.of(text) : Optional.empty();
    }
}
