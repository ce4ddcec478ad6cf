package nl.druif.ticketclock.imports;

import static nl.druif.ticketclock.Desk.ROOT;
import static nl.druif.ticketclock.Desk.awaited;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import nl.druif.foundation.event.TargetBreached;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.ticketclock.Desk;
import nl.druif.ticketclock.News;
import nl.druif.ticketclock.Tables;
import nl.druif.ticketclock.Waterland;
import nl.druif.ticketclock.terms.TermsStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "ticket-clock-service"))
class ImportTest {
    private static final String MAPPING = """
            {"source": "topdesk", "zone": "Europe/Amsterdam", "dateFormat": "d-M-yyyy HH:mm",
             "columns": {"ticket": "nummer", "sourceEventId": ["nummer", "regel"], "occurredAt": "tijd", "status": "status"},
             "constants": {"customer": "WATERLAND", "service": "mail", "priority": "1"},
             "statuses": {"Nieuw": {"type": "OPENED"}, "Klaar": {"type": "RESOLVED"}}}""";

    private static final String HEADER = "nummer,regel,tijd,status\n";

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
    News news;

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
    void good_rows_go_in_and_broken_ones_are_reported() {
        var begun =
                begin(HEADER + "M-1,1,24-4-2026 17:00,Nieuw\nM-1,2,31-4-2026 17:00,Klaar\nM-1,3,28-4-2026 10:00,Klaar\n"
                        + "=M-2,\"1,24-4-2026 17:00,Nieuw\n");
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(202);
        assertThat(begun.header("Retry-After")).isEqualTo("1");

        var done = done(begun.header("Location"));
        assertThat(done.jsonPath().getMap(""))
                .containsEntry("total", 4)
                .containsEntry("processed", 4)
                .containsEntry("recorded", 2)
                .containsEntry("failed", 2)
                .containsEntry("tickets", 1)
                .containsEntry("judged", 1);
        var failed = desk.agent().header("Accept-Language", "en").get(begun.header("Location") + "/failed-rows");
        assertThat(failed.contentType()).startsWith("text/csv");
        assertThat(failed.asString().lines())
                .containsExactly(
                        "row,column,reason,raw",
                        "3,\"tijd\",\"\"\"31-4-2026 17:00\"\" is no moment written as d-M-yyyy HH:mm.\","
                                + "\"M-1,2,31-4-2026 17:00,Klaar\"",
                        "5,\"\",\"The row cannot be read: a quote is opened and not closed.\","
                                + "\"'=M-2,\"\"1,24-4-2026 17:00,Nieuw\"");
        tables.change(
                desk.tenant(),
                "insert into import_failed_row (tenant_id, import, row_number, reason, raw)"
                        + " select tenant_id, id, 9, 'Told before there were languages.', 'x' from import_job");
        assertThat(desk.agent()
                        .get(begun.header("Location") + "/failed-rows")
                        .asString()
                        .lines()
                        .skip(1)
                        .map(line -> line.split("\",\"")[0] + " " + line.split("\",\"")[1]))
                .containsExactly(
                        "3,\"tijd \"\"31-4-2026 17:00\"\" is geen tijdstip in de notatie d-M-yyyy HH:mm.",
                        "5,\" De rij is niet te lezen: een aanhalingsteken gaat open en niet dicht.",
                        "9,\" Told before there were languages.");
        assertThat(desk.ticket("M-1")).containsEntry("outcome", "MET");
    }

    @Test
    void the_same_file_again_changes_nothing() {
        var file = HEADER + year(50);
        done(begin(file).header("Location"));
        var before = tables.rows(desk.tenant(), "select * from ticket order by id");
        var again = done(begin(file).header("Location"));
        assertThat(again.jsonPath().getMap("")).containsEntry("recorded", 0).containsEntry("known", 100);
        assertThat(tables.rows(desk.tenant(), "select * from ticket order by id"))
                .isEqualTo(before);
    }

    @Test
    void the_same_request_again_is_one_import() {
        var key = UUID.randomUUID().toString();
        var first = begin(HEADER + year(1), key, false);
        var second = begin(HEADER + year(1), key, false);
        assertThat(second.header("Location")).as(second.asString()).isEqualTo(first.header("Location"));
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(begin(HEADER + year(2), key, false).statusCode()).isEqualTo(422);
    }

    @Test
    void a_packed_file_is_unpacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write((HEADER + year(3)).getBytes(StandardCharsets.UTF_8));
        }
        var done = done(
                begin(packed.toByteArray(), UUID.randomUUID().toString(), false).header("Location"));
        assertThat(done.jsonPath().getInt("recorded")).isEqualTo(6);
    }

    @Test
    void a_packed_file_that_was_cut_off_fails_and_records_nothing() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write((HEADER + year(20_000)).getBytes(StandardCharsets.UTF_8));
        }
        var half = java.util.Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
        var over = over(begin(half, UUID.randomUUID().toString(), false).header("Location"));
        assertThat(over.jsonPath().getString("state")).isEqualTo("FAILED");
        assertThat(over.jsonPath().getString("reason"))
                .isEqualTo("Het bestand is niet tot het eind te lezen: het is geen heel gzip-bestand.");
        assertThat(desk.agent()
                        .header("Accept-Language", "en")
                        .get("/ticket-clock/v1/imports/" + over.jsonPath().getString("id"))
                        .jsonPath()
                        .getString("reason"))
                .isEqualTo("The file cannot be read to its end: it is no whole gzip.");
        assertThat(tables.rows(desk.tenant(), "select count(*) from ticket_event"))
                .containsExactly("0");
    }

    @Test
    void a_trial_reads_everything_and_records_nothing() {
        var done =
                done(begin(HEADER + year(3), UUID.randomUUID().toString(), true).header("Location"));
        assertThat(done.jsonPath().getInt("recorded")).isEqualTo(6);
        assertThat(tables.rows(desk.tenant(), "select count(*) from ticket_event"))
                .containsExactly("0");
    }

    @Test
    void a_mapping_that_does_not_fit_the_file_is_refused_at_once_naming_the_columns() {
        var refused = begin("nummer,tijd\nM-1,x\n");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("errors.pointer"))
                .containsExactly("#/columns/sourceEventId/1", "#/columns/status");
    }

    @Test
    void a_column_that_is_not_there_is_told_in_dutch_with_those_that_are() {
        var refused = begin("nummer,regel,tijd\nM-1,1,x\n");
        assertThat(refused.jsonPath().getString("errors[0].detail"))
                .isEqualTo("Het bestand heeft geen kolom \"status\"; wel: nummer, regel, tijd.");
    }

    @Test
    void a_picture_is_told_once_that_it_is_no_csv_and_not_read_back() {
        var picture = new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', 0x1A, 0, 0, 0, 13, 'I', 'H', 'D', 'R', (byte) 0xFF};
        var refused = begin(picture, UUID.randomUUID().toString(), false);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("errors.pointer")).containsExactly("#/file");
        assertThat(refused.jsonPath().getString("errors[0].detail"))
                .isEqualTo("Dit is geen CSV in UTF-8. Is het dat wel, dan klopt de charset van de mapping misschien"
                        + " niet; probeer windows-1252.");
    }

    @Test
    void a_request_without_its_parts_is_told_both() {
        var refused = desk.integration()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .multiPart("nothing", "at all")
                .post(ROOT + "/imports");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("errors.pointer")).containsExactly("#/mapping", "#/file");
        assertThat(refused.jsonPath().getList("errors.detail"))
                .containsExactly(
                        "Een onderdeel met de naam mapping is nodig, met JSON.",
                        "Een onderdeel met de naam file is nodig, met CSV, NDJSON, XES.");
    }

    @Test
    void while_tickets_are_judged_the_rate_and_the_end_are_those_of_the_judging() {
        scheduler.pause("imports");
        var location = begin(HEADER + year(60)).header("Location");
        var worker = new Worker();
        worker.records(40);
        clock.advance(Duration.ofSeconds(10));
        worker.records(80);
        worker.beginsToJudge();
        clock.advance(Duration.ofSeconds(30));
        tables.change(desk.tenant(), "update import_job set judged = 15");

        var judging = desk.agent().get(location).jsonPath();
        assertThat(judging.getFloat("ratePerSecond")).isEqualTo(0.5f);
        assertThat(Instant.parse(judging.getString("etaAt")))
                .isEqualTo(clock.instant().plusSeconds(90));

        assertThat(desk.integration()
                        .post(location + "/cancellations")
                        .jsonPath()
                        .getFloat("ratePerSecond"))
                .as("of the rows, once it is over")
                .isEqualTo(12f);
    }

    @Test
    void an_import_whose_worker_died_is_finished_by_another_with_the_same_counts() {
        scheduler.pause("imports");
        var location =
                begin(HEADER + year(60) + "M-1,1,24-4-2026 18:00,Nieuw\nrow\n").header("Location");
        var id = UUID.fromString(location.substring(location.lastIndexOf('/') + 1));

        var dead = new Worker();
        dead.records(50);
        assertThat(tables.rows(desk.tenant(), "select state, processed, recorded from import_job"))
                .containsExactly("RECORDING 50 50");

        tables.change(desk.tenant(), "update import_job set leased_until = now() - interval '1 second'");
        scheduler.resume("imports");
        var done = done(location);
        assertThat(done.jsonPath().getMap(""))
                .containsEntry("processed", 122)
                .containsEntry("recorded", 120)
                .containsEntry("failed", 2)
                .containsEntry("tickets", 60)
                .containsEntry("judged", 60);
        assertThat(tables.rows(desk.tenant(), "select count(*) from import_failed_row where import = '" + id + "'"))
                .containsExactly("2");
    }

    @Test
    void a_worker_that_was_given_up_can_do_no_more_harm() {
        scheduler.pause("imports");
        begin(HEADER + year(60));
        var silent = new Worker();
        silent.records(10);
        tables.change(desk.tenant(), "update import_job set leased_until = now() - interval '1 second'");
        var other = new Worker();
        other.records(10);

        assertThatThrownBy(() -> silent.records(10)).isInstanceOf(ClaimLost.class);
        assertThat(tables.rows(desk.tenant(), "select processed from import_job"))
                .containsExactly("20");
        assertThat(tables.rows(desk.tenant(), "select count(*) from ticket_event"))
                .containsExactly("20");
    }

    @Test
    void a_cancelled_import_keeps_what_it_recorded_and_has_it_judged() {
        scheduler.pause("imports");
        var location = begin(HEADER + year(60)).header("Location");
        new Worker().records(20);

        var cancelled = desk.integration().post(location + "/cancellations");
        assertThat(cancelled.jsonPath().getString("state")).isEqualTo("CANCELLED");
        Await.until(
                "ten judged tickets",
                () -> tables.rows(desk.tenant(), "select count(*) from ticket where outcome <> 'NONE'")
                        .equals(List.of("10")));
        assertThat(desk.integration().post(location + "/cancellations").statusCode())
                .isEqualTo(409);
    }

    @Test
    void a_ticket_is_judged_when_all_of_its_past_is_told() {
        done(begin(HEADER + "M-1,1,24-4-2026 17:00,Nieuw\n" + year(1500).replace("M-", "V-")
                        + "M-1,2,28-4-2026 10:00,Klaar\n")
                .header("Location"));
        assertThat(desk.ticket("M-1")).containsEntry("outcome", "MET");
        assertThat(news.heardSoFar(desk.tenant(), TargetBreached.class))
                .noneMatch(breach -> breach.reference().equals("M-1"));
    }

    @Test
    void another_tenant_sees_no_import() {
        var location = begin(HEADER + year(1)).header("Location");
        assertThat(Desk.fresh().agent().get(location).statusCode()).isEqualTo(404);
        assertThat(Desk.fresh().agent().get(ROOT + "/imports").jsonPath().getList("items"))
                .isEmpty();
        assertThat(desk.agent().get(ROOT + "/imports").jsonPath().getList("items"))
                .hasSize(1);
    }

    /** One worker's hands, which a test can let go of at any moment. */
    private final class Worker {
        private Claim claim =
                awaited(() -> progress.claim(desk.tenant(), UUID.randomUUID())).orElseThrow();

        void records(int rows) {
            var all = (HEADER + year(60)).lines().skip(1).toList();
            if (claim.state() == ImportState.COUNTING) {
                claim = claim.of(all.size()).in(ImportState.RECORDING);
                awaited(() -> progress.begin(claim, clock.instant()));
            }
            var from = (int) claim.processed();
            var batch = IntStream.range(from, from + rows)
                    .mapToObj(i -> reading(i + 2, all.get(i)))
                    .toList();
            awaited(() -> progress.record(claim, batch, clock.instant()));
            claim = claim.after(rows);
        }

        void beginsToJudge() {
            claim = claim.in(ImportState.JUDGING);
            awaited(() -> progress.beginJudging(claim, clock.instant()));
        }

        private RowReading reading(long row, String line) {
            var mapping = new nl.druif.foundation.json.StrictJson(
                            jakarta.validation.Validation.buildDefaultValidatorFactory()
                                    .getValidator())
                    .read(MAPPING.getBytes(StandardCharsets.UTF_8), Mapping.class);
            var header = new CsvRecord(1, HEADER, List.of(HEADER.strip().split(",")), java.util.Optional.empty());
            var record = new CsvRecord(row, line, List.of(line.split(",")), java.util.Optional.empty());
            return new RowReader(mapping)
                    .read(Header.of(java.util.Optional.of(header), mapping).row(record, mapping));
        }
    }

    /** Tickets M-1, M-2, … each opened and resolved. */
    private static String year(int tickets) {
        return IntStream.rangeClosed(1, tickets)
                .mapToObj(i -> "M-%d,1,%d-4-2026 09:00,Nieuw\nM-%d,2,%d-4-2026 10:00,Klaar\n"
                        .formatted(i, 1 + i % 28, i, 1 + i % 28))
                .collect(Collectors.joining());
    }

    private Response begin(String file) {
        return begin(file, UUID.randomUUID().toString(), false);
    }

    private Response begin(String file, String key, boolean dryRun) {
        return begin(file.getBytes(StandardCharsets.UTF_8), key, dryRun);
    }

    private Response begin(byte[] file, String key, boolean dryRun) {
        return desk.integration()
                .header("Idempotency-Key", key)
                .queryParam("dryRun", dryRun)
                .multiPart("mapping", MAPPING, "application/json")
                .multiPart("file", "export.csv", file, "text/csv")
                .post(ROOT + "/imports");
    }

    private Response done(String location) {
        var over = over(location);
        assertThat(over.jsonPath().getString("state")).as(over.asString()).isEqualTo("COMPLETED");
        return over;
    }

    private Response over(String location) {
        return Await.within(
                Duration.ofSeconds(60),
                "the end of the import",
                () -> desk.agent().get(location),
                answer -> ImportState.valueOf(answer.jsonPath().getString("state"))
                        .isOver());
    }
}
