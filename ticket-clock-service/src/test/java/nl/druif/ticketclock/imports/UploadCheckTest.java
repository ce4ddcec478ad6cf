package nl.druif.ticketclock.imports;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadCheckTest {
    private static final StrictJson JSON =
            new StrictJson(Validation.buildDefaultValidatorFactory().getValidator());

    private static final String CSV = """
            {"source": "topdesk", "zone": "UTC",
             "columns": {"ticket": "nummer", "sourceEventId": ["nummer", "regel"], "occurredAt": "tijd", "type": "wat"},
             "statuses": {}, "priorities": {}}""";

    private static final String NDJSON = """
            {"source": "topdesk", "zone": "UTC", "format": "NDJSON",
             "columns": {"ticket": "/ticket/number", "sourceEventId": ["/id"], "occurredAt": "/at", "type": "/what",
                "team": "/ticket/team"},
             "statuses": {}, "priorities": {}}""";

    private static final String XES = NDJSON.replace("NDJSON", "XES")
            .replace("/ticket/number", "case:concept:name")
            .replace("/id", "time:timestamp")
            .replace("/at", "time:timestamp")
            .replace("/what", "concept:name")
            .replace("/ticket/team", "org:resource");

    @TempDir
    Path directory;

    @Nested
    class Bytes_that_are_no_utf_8 {
        @Test
        void are_named_with_their_line_when_nobody_said_how_the_file_is_written() throws IOException {
            var file = "nummer,regel,tijd,wat,status\nM-1,1,2026-04-24T15:00:00Z,OPENED,x\n"
                    + "M-2,1,2026-04-24T15:00:00Z,OPENED,Geëscaleerd\n";
            var fault = faults(CSV, file, "windows-1252").get(0);
            assertThat(fault.pointer() + " " + fault.code()).isEqualTo("/file NOT_UTF_8");
            assertThat(fault.values()).containsEntry("line", 3L).containsEntry("byte", "0xEB");
            assertThat(fault.values().get("at")).isEqualTo((long) file.indexOf('ë') + 1);

            var declared = CSV.replace("\"zone\"", "\"charset\": \"windows-1252\", \"zone\"");
            assertThat(faults(declared, file, "windows-1252")).isEmpty();
            assertThat(faults(CSV, file, "UTF-8")).isEmpty();
        }

        @Test
        void are_found_wherever_they_stand_and_characters_are_not_cut() throws IOException {
            for (var length : List.of(65_534, 65_535, 65_536, 131_071)) {
                var good = ("x".repeat(length) + "€€\n").getBytes(StandardCharsets.UTF_8);
                assertThat(Utf8.firstOther(new ByteArrayInputStream(good), Long.MAX_VALUE))
                        .as("after " + length)
                        .isEmpty();
                good[good.length - 2] = 'x';
                assertThat(Utf8.firstOther(new ByteArrayInputStream(good), Long.MAX_VALUE))
                        .as("cut after " + length)
                        .hasValueSatisfying(other -> assertThat(other.at()).isEqualTo(length + 4L));
            }
        }
    }

    @Nested
    class A_date_with_its_day_or_month_first {
        @Test
        void is_not_guessed_at() throws IOException {
            for (var date : List.of("24-4-2026 17:00", "04/05/2026", "4.5.2026 9:00:00")) {
                var fault = faults(CSV, "nummer,regel,tijd,wat\nM-1,1," + date + ",OPENED\n", "UTF-8")
                        .get(0);
                assertThat(fault.pointer() + " " + fault.code()).isEqualTo("/dateFormat DAY_OR_MONTH_FIRST");
                assertThat(fault.detail()).contains("\"" + date + "\"");
            }
        }

        @Test
        void is_fine_once_it_is_said_how_it_is_written() throws IOException {
            var declared = CSV.replace("\"zone\"", "\"dateFormat\": \"d-M-yyyy HH:mm\", \"zone\"");
            assertThat(faults(declared, "nummer,regel,tijd,wat\nM-1,1,31-4-2026 17:00,OPENED\n", "UTF-8"))
                    .isEmpty();
        }
    }

    @Nested
    class Lines_of_json {
        @Test
        void are_read_by_the_pointers_of_the_mapping() throws IOException {
            var rows = rows(NDJSON, """
                    {"ticket": {"number": "M-1", "team": null}, "id": 7, "at": "2026-04-24T15:00:00Z", "what": "OPENED"}

                    {"ticket": {"number": "M-1"}, "id": 8, "at": "yesterday", "what": "RESOLVED"}
                    {"ticket": 3,
                    [1]
                    {"id": 1, "id": 2}
                    {"ticket": {"number": "M-2"}, "id": 9, "at": "2026-04-24T15:00:00Z", "what": "OPENED"}""");
            var first = ((RowReading.Event) rows.get(0)).event();
            assertThat(first.ticket() + " " + first.identity()).isEqualTo("M-1 7");
            assertThat(first.team()).isEmpty();
            assertThat(failed(rows.get(1)).column()).contains("/at");
            assertThat(rows.subList(1, 5)).extracting(row -> failed(row).row()).containsExactly(3L, 4L, 5L, 6L);
            assertThat(failed(rows.get(3)).why().detail()).isEqualTo("The row cannot be read: it is no JSON object.");
            assertThat(rows.get(5)).isInstanceOf(RowReading.Event.class);
        }

        @Test
        void that_are_too_long_or_too_deep_fail_alone() throws IOException {
            var good =
                    "{\"ticket\": {\"number\": \"M-1\"}, \"id\": 7, \"at\": \"2026-04-24T15:00:00Z\", \"what\": \"OPENED\"}\n";
            var rows = rows(NDJSON, "{\"a\": \"" + "x".repeat(1_000_000) + "\"}\n" + "[".repeat(60_000) + "\n" + good);
            assertThat(failed(rows.get(0)).why().detail()).contains("longer than 65536");
            assertThat(failed(rows.get(0)).raw()).hasSize(65_536);
            assertThat(rows.get(1)).isInstanceOf(RowReading.Failed.class);
            assertThat(rows.get(2)).isInstanceOf(RowReading.Event.class);
        }
    }

    @Nested
    class A_mapping {
        @Test
        void whose_needed_names_stand_nowhere_is_told_all_of_them_at_once() throws IOException {
            assertThat(codes(faults(NDJSON, "{\"number\": \"M-1\", \"what\": \"OPENED\"}\n", "UTF-8")))
                    .containsExactly(
                            "/columns/ticket UNKNOWN_COLUMN",
                            "/columns/sourceEventId/0 UNKNOWN_COLUMN",
                            "/columns/occurredAt UNKNOWN_COLUMN");
            var fault = faults(
                            XES,
                            "<log><trace><event><string key=\"number\" value=\"1\"/></event></trace></log>",
                            "UTF-8")
                    .get(0);
            assertThat(fault.detail())
                    .isEqualTo("None of the first rows has \"case:concept:name\"; the first has: number.");
        }

        @Test
        void of_json_names_its_columns_by_pointers() throws IOException {
            assertThat(codes(faults(NDJSON.replace("/id", "id").replace("/ticket/team", "/~2"), "{}\n", "UTF-8")))
                    .containsExactly("/columns/sourceEventId/0 NO_POINTER", "/columns/team NO_POINTER");
        }

        @Test
        void for_another_kind_of_file_is_told_so() throws IOException {
            assertThat(codes(faults(NDJSON, "nummer,tijd\nM-1,1\n", "UTF-8"))).containsExactly("/file NOT_NDJSON");
            assertThat(faults(XES, "<!DOCTYPE log [<!ENTITY a \"b\">]><log/>", "UTF-8"))
                    .singleElement()
                    .satisfies(fault -> {
                        assertThat(fault.code()).isEqualTo("NOT_XES");
                        assertThat(fault.detail()).contains("a document type or an entity", "line 1");
                    });
        }
    }

    private List<Fault> faults(String mapping, String content, String charset) throws IOException {
        var file = Files.write(directory.resolve("file"), content.getBytes(Charset.forName(charset)));
        try {
            new UploadCheck(JSON, 1_000_000_000).look(mapping, file, "file", false);
            return List.of();
        } catch (Faulty faulty) {
            return faulty.faults();
        }
    }

    private static List<String> codes(List<Fault> faults) {
        return faults.stream()
                .map(fault -> fault.pointer() + " " + fault.code())
                .toList();
    }

    private static FailedRow failed(RowReading row) {
        return ((RowReading.Failed) row).why();
    }

    private static List<RowReading> rows(String mappingText, String content) throws IOException {
        var mapping = JSON.read(mappingText.getBytes(StandardCharsets.UTF_8), Mapping.class);
        var rows = Table.rows(
                new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), mapping, Long.MAX_VALUE, JSON);
        var reader = new RowReader(mapping);
        var read = new ArrayList<RowReading>();
        for (var row = rows.next(); row.isPresent(); row = rows.next()) {
            read.add(reader.read(row.get()));
        }
        return read;
    }
}
