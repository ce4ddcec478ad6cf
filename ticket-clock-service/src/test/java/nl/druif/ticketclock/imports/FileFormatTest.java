package nl.druif.ticketclock.imports;

import static nl.druif.ticketclock.Desk.ROOT;
import static nl.druif.ticketclock.Desk.awaited;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.ticketclock.Desk;
import nl.druif.ticketclock.Tables;
import nl.druif.ticketclock.Waterland;
import nl.druif.ticketclock.terms.TermsStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "ticket-clock-service"))
class FileFormatTest {
    private static final String NDJSON = """
            {"source": "topdesk", "zone": "Europe/Amsterdam", "format": "NDJSON",
             "columns": {"ticket": "/ticket/number", "sourceEventId": ["/id"], "occurredAt": "/at", "status": "/ticket/status"},
             "constants": {"customer": "WATERLAND", "service": "mail", "priority": "1"},
             "statuses": {"Nieuw": {"type": "OPENED"}, "Klaar": {"type": "RESOLVED"}}}""";

    private static final String XES = """
            {"source": "miner", "zone": "UTC", "format": "XES",
             "columns": {"ticket": "case:concept:name",
                "sourceEventId": ["case:concept:name", "concept:name", "time:timestamp"],
                "occurredAt": "time:timestamp", "status": "lifecycle:transition", "team": "org:resource"},
             "constants": {"customer": "WATERLAND", "service": "mail", "priority": "1"},
             "statuses": {"start": {"type": "OPENED"}, "complete": {"type": "RESOLVED"}}}""";

    private final Desk desk = Desk.fresh();

    @Inject
    HandSetClock clock;

    @Inject
    TermsStore terms;

    @Inject
    ProgressStore progress;

    @Inject
    Scheduler scheduler;

    @Inject
    StrictJson json;

    @Inject
    Tables tables;

    @BeforeEach
    void signed() {
        clock.set(Instant.parse("2026-05-01T08:00:00Z"));
        awaited(() -> terms.save(desk.tenant(), List.of(Waterland.sla(desk.tenant(), 1, 4)), clock.instant()));
    }

    @AfterEach
    void goOn() {
        scheduler.resume("imports");
    }

    @Test
    void a_packed_file_of_json_lines_is_taken_in_and_its_bad_lines_are_reported() throws IOException {
        var lines = """
                {"ticket": {"number": "M-1", "status": "Nieuw"}, "id": 1, "at": "2026-04-24T17:00:00+02:00"}
                {"ticket": {"number": "M-1", "status": "Zoek"}, "id": 2, "at": "2026-04-25T17:00:00+02:00"}
                {"ticket": {"number": "M-1", "status": "Klaar"}, "id": 3, "at": "2026-06-28T10:00:00+02:00"}
                {"ticket": {"number": "M-1", "status": "Klaar"}, "id": 4, "at": "2026-04-28T10:00:00+02:00"}
                {"ticket": {"number": "M-1", "st""";
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(lines.getBytes(StandardCharsets.UTF_8));
        }
        var trial = over(begin(NDJSON, packed.toByteArray(), true));
        assertThat(trial.getMap("")).containsEntry("recorded", 2).containsEntry("failed", 3);
        assertThat(tables.rows(desk.tenant(), "select 1 from ticket")).isEmpty();

        var done = over(begin(NDJSON, packed.toByteArray(), false));
        assertThat(done.getMap(""))
                .containsEntry("state", "COMPLETED")
                .containsEntry("total", 5)
                .containsEntry("recorded", 2)
                .containsEntry("failed", 3);
        assertThat(failedRows(done).map(row -> row.split(",\"")[0] + " " + row.split("\"")[1]))
                .containsExactly("2 /ticket/status", "3 /at", "5 ");
        assertThat(desk.ticket("M-1")).containsEntry("outcome", "MET");
    }

    @Test
    void a_log_of_events_goes_on_where_a_dead_worker_left_it_and_tells_nothing_twice() throws IOException {
        scheduler.pause("imports");
        var log = log(40);
        var location = begin(XES, log.getBytes(StandardCharsets.UTF_8), false).header("Location");
        var claim = awaited(() -> progress.claim(desk.tenant(), UUID.randomUUID()))
                .orElseThrow()
                .of(80)
                .in(ImportState.RECORDING);
        awaited(() -> progress.begin(claim, clock.instant()));
        var batch = first(log, 30);
        awaited(() -> progress.record(claim, batch, clock.instant()));
        tables.change(desk.tenant(), "update import_job set leased_until = now() - interval '1 second'");
        scheduler.resume("imports");

        assertThat(over(location).getMap(""))
                .containsEntry("state", "COMPLETED")
                .containsEntry("total", 80)
                .containsEntry("processed", 80)
                .containsEntry("recorded", 80)
                .containsEntry("tickets", 40)
                .containsEntry("judged", 40);
        assertThat(desk.ticket("T-7")).containsEntry("outcome", "MET").containsEntry("team", "Netwerk");
        assertThat(over(begin(XES, log.getBytes(StandardCharsets.UTF_8), false)).getMap(""))
                .containsEntry("recorded", 0)
                .containsEntry("known", 80);
    }

    @Test
    void half_a_log_fails_and_says_where_and_records_nothing() {
        var log = log(2_000);
        var half = log.substring(0, log.indexOf("\"T-1500\""));
        var line = half.lines().count();
        var over = over(begin(XES, half.getBytes(StandardCharsets.UTF_8), false));
        assertThat(over.getString("state")).isEqualTo("FAILED");
        assertThat(over.getString("reason"))
                .startsWith("Het bestand is niet tot het eind te lezen: op regel " + line + ", teken ");
        assertThat(tables.rows(desk.tenant(), "select 1 from ticket")).isEmpty();
    }

    @Test
    void a_log_with_entities_is_refused_at_once() {
        var bomb = "<!DOCTYPE log [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><log>&b;</log>";
        var refused = begin(XES, bomb.getBytes(StandardCharsets.UTF_8), false);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("errors[0].code")).isEqualTo("NOT_XES");
        assertThat(refused.jsonPath().getString("errors[0].detail"))
                .startsWith("Het bestand wordt niet gelezen: op regel 1,")
                .endsWith("staat een documenttype of een entiteit.");
    }

    private List<RowReading> first(String log, int count) throws IOException {
        var mapping = json.read(XES.getBytes(StandardCharsets.UTF_8), Mapping.class);
        var rows = Table.rows(
                new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)), mapping, Long.MAX_VALUE, json);
        var reader = new RowReader(mapping);
        var read = new ArrayList<RowReading>();
        while (read.size() < count) {
            read.add(reader.read(rows.next().orElseThrow()));
        }
        return read;
    }

    /** Tickets T-1, T-2, … each opened and resolved within the hour. */
    private static String log(int tickets) {
        return IntStream.rangeClosed(1, tickets)
                .mapToObj("""
                        <trace><string key="concept:name" value="T-%d"/>
                        <event><string key="concept:name" value="Call"/><string key="lifecycle:transition" value="start"/>
                        <date key="time:timestamp" value="2026-04-24T09:00:00.000+02:00"/></event>
                        <event><string key="concept:name" value="Call"/><string key="lifecycle:transition" value="complete"/>
                        <string key="org:resource" value="Netwerk"/>
                        <date key="time:timestamp" value="2026-04-24T09:30:00.000+02:00"/></event></trace>
                        """::formatted)
                .collect(Collectors.joining("", "<log>\n", "</log>"));
    }

    private Stream<String> failedRows(JsonPath done) {
        return desk.agent()
                .get(ROOT + "/imports/" + done.getString("id") + "/failed-rows")
                .asString()
                .lines()
                .skip(1);
    }

    private Response begin(String mapping, byte[] file, boolean dryRun) {
        return desk.integration()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .queryParam("dryRun", dryRun)
                .multiPart("mapping", mapping, "application/json")
                .multiPart("file", "export", file, "application/octet-stream")
                .post(ROOT + "/imports");
    }

    private JsonPath over(Response begun) {
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(202);
        return over(begun.header("Location"));
    }

    private JsonPath over(String location) {
        return Await.within(
                Duration.ofSeconds(60),
                "the end of the import",
                () -> desk.agent().get(location).jsonPath(),
                answer -> ImportState.valueOf(answer.getString("state")).isOver());
    }
}
