package nl.druif.ticketclock.imports;

import static nl.druif.ticketclock.Desk.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.ticketclock.Desk;
import nl.druif.ticketclock.Tables;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "ticket-clock-service"))
class OutageRowsTest {
    private static final String MAPPING = """
            {"source": "nagios", "zone": "Europe/Amsterdam", "dateFormat": "d-M-yyyy HH:mm", "separator": ";",
             "constants": {"service": "mail"},
             "outages": {"sourceOutageId": ["nr"], "from": "van", "until": "tot", "services": "dienst", "kind": "soort",
                "announcedAt": "gemeld", "sequence": "versie"}}""";

    private static final String FILE = """
            nr;versie;van;tot;dienst;soort;gemeld
            1;;24-4-2026 17:00;24-4-2026 17:30;;;
            2;;24-4-2026 18:00;;mail|telefonie;DEGRADED;
            3;;2-6-2026 18:00;2-6-2026 20:00;;MAINTENANCE;24-4-2026 09:00
            1;2;24-4-2026 17:00;24-4-2026 17:40;;;
            4;;24-4-2026 17:00;24-4-2026 16:00;;;
            5;;24-4-2027 17:00;;;;
            1;2;24-4-2026 17:00;24-4-2026 17:50;;;
            6;;31-4-2026 17:00;;;;
            7;-1;24-4-2026 17:00;;;STUK;
            """;

    private final Desk desk = Desk.fresh();

    @Inject
    HandSetClock clock;

    @Inject
    Tables tables;

    @Test
    void a_file_of_outages_is_taken_in_like_one_of_events() {
        clock.set(Instant.parse("2026-05-01T08:00:00Z"));
        var trial = done(begin(true));
        assertThat(trial.jsonPath().getMap("")).containsEntry("recorded", 5).containsEntry("failed", 4);
        assertThat(tables.rows(desk.tenant(), "select 1 from outage")).isEmpty();

        var done = done(begin(false));
        assertThat(done.jsonPath().getMap(""))
                .containsEntry("state", "COMPLETED")
                .containsEntry("recorded", 4)
                .containsEntry("failed", 5)
                .containsEntry("tickets", 0);
        assertThat(tables.rows(
                        desk.tenant(),
                        "select source_outage_id, sequence, kind, services, told ->> 'until' from outage order by 1"))
                .containsExactly(
                        "1 2 OUTAGE [\"mail\"] 2026-04-24T15:40:00Z",
                        "2 0 DEGRADED [\"mail\", \"telefonie\"] null",
                        "3 0 MAINTENANCE [\"mail\"] 2026-06-02T18:00:00Z");
        assertThat(desk.agent()
                        .get(ROOT + "/imports/" + done.jsonPath().getString("id") + "/failed-rows")
                        .asString()
                        .lines()
                        .skip(1)
                        .map(row -> row.split(",")[0]))
                .containsExactly("6", "7", "8", "9", "10");
        assertThat(done(begin(false)).jsonPath().getMap(""))
                .containsEntry("recorded", 0)
                .containsEntry("known", 4);
    }

    @Test
    void the_example_is_taken_in() throws IOException {
        clock.set(Instant.parse("2026-11-22T08:00:00Z"));
        var example = Path.of("../local/examples/outages");
        var begun = post(
                Files.readString(example.resolve("mapping.json")),
                Files.readAllBytes(example.resolve("outages.csv")),
                false);
        assertThat(done(begun).jsonPath().getMap(""))
                .containsEntry("recorded", 3)
                .containsEntry("failed", 0);
        assertThat(tables.rows(
                        desk.tenant(),
                        "select source_outage_id, kind, services, told ->> 'until' from outage order by 1"))
                .containsExactly(
                        "M-1 MAINTENANCE [\"werkplek\"] 2026-11-29T01:00:00Z",
                        "O-7 OUTAGE [\"werkplek\"] 2026-11-03T08:20:00Z",
                        "O-8 DEGRADED [\"incidents\", \"werkplek\"] 2026-11-04T13:30:00Z");
    }

    @Test
    void a_mapping_is_for_events_or_for_outages_and_names_columns_that_are_there() {
        var both = post(
                MAPPING.replace(
                        "\"constants\"",
                        "\"columns\": {\"ticket\": \"nr\", \"sourceEventId\": [\"nr\"],"
                                + " \"occurredAt\": \"van\", \"type\": \"soort\"}, \"constants\""),
                false);
        assertThat(both.jsonPath().getList("errors.code")).containsExactly("ONE_KIND_OF_ROWS");
        var neither = post("{\"source\": \"nagios\", \"zone\": \"Europe/Amsterdam\"}", false);
        assertThat(neither.jsonPath().getList("errors.pointer")).containsExactly("#/columns");
        var other = post(MAPPING.replace("\"tot\"", "\"einde\""), false);
        assertThat(other.jsonPath().getList("errors.pointer")).containsExactly("#/outages/until");
    }

    private Response begin(boolean dryRun) {
        var begun = post(MAPPING, dryRun);
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(202);
        return begun;
    }

    private Response post(String mapping, boolean dryRun) {
        return post(mapping, FILE.getBytes(StandardCharsets.UTF_8), dryRun);
    }

    private Response post(String mapping, byte[] file, boolean dryRun) {
        return desk.integration()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .queryParam("dryRun", dryRun)
                .multiPart("mapping", mapping)
                .multiPart("file", "storingen.csv", file, "text/csv")
                .post(ROOT + "/imports");
    }

    private Response done(Response begun) {
        return Await.until(
                "the import",
                () -> desk.agent().get(begun.header("Location")),
                found ->
                        List.of("COMPLETED", "FAILED").contains(found.jsonPath().getString("state")));
    }
}
