package nl.druif.ticketclock.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Validation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;
import nl.druif.ticketclock.ticket.TicketEventType;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RowReaderTest {
    private static final StrictJson JSON =
            new StrictJson(Validation.buildDefaultValidatorFactory().getValidator());

    private static final String MAPPING = """
            {"source": "topdesk", "zone": "Europe/Amsterdam", "dateFormat": "d-M-yyyy HH:mm", "separator": ";", "missing": "-",
             "charset": "windows-1252",
             "columns": {"ticket": "nummer", "sourceEventId": ["nummer", "regel"], "occurredAt": "tijd", "status": "status",
                "sequence": "regel", "openedAt": "gemeld", "priority": "prio", "team": "groep"},
             "constants": {"customer": "WATERLAND", "service": "mail", "priority": "4"},
             "statuses": {"Nieuw": {"type": "OPENED"}, "Wacht": {"type": "STATUS_CHANGED", "status": "Wacht op klant"},
                "Klaar": {"type": "RESOLVED"}, "*": {"type": "STATUS_CHANGED"}},
             "priorities": {"P1": "1"}}""";

    private static final String HEADER = "nummer;regel;tijd;status;gemeld;prio;groep\n";

    @Nested
    class A_row {
        @Test
        void is_an_event_with_the_facts_after_it() throws IOException {
            var event = event("M-1;7;24-4-2026 17:05;Wacht;24-4-2026 17:00;P1;Netwerk");
            assertThat(event.ticket()).isEqualTo("M-1");
            assertThat(event.sourceEventId()).contains("M-1:7");
            assertThat(event.type()).isEqualTo(TicketEventType.STATUS_CHANGED);
            assertThat(event.status()).contains("Wacht op klant");
            assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-04-24T15:05:00Z"));
            assertThat(event.openedAt()).contains(Instant.parse("2026-04-24T15:00:00Z"));
            assertThat(event.sequence()).isEqualTo(7);
            assertThat(event.priority()).contains("1");
            assertThat(event.team()).contains("Netwerk");
            assertThat(event.customer()).contains("WATERLAND");
        }

        @Test
        void says_nothing_where_it_holds_the_sign_for_missing() throws IOException {
            var event = event("M-1;7;24-4-2026 17:05;Nieuw;-;-;-");
            assertThat(event.openedAt()).isEmpty();
            assertThat(event.team()).isEmpty();
            assertThat(event.priority()).contains("4");
        }

        @Test
        void with_a_status_that_is_not_listed_means_what_the_star_means() throws IOException {
            assertThat(event("M-1;7;24-4-2026 17:05;-100;-;-;-").status()).contains("-100");
        }

        @Test
        void is_read_in_the_charset_of_the_file() throws IOException {
            assertThat(event("M-1;7;24-4-2026 17:05;Geëscaleerd;-;-;-").status())
                    .contains("Geëscaleerd");
        }

        @Test
        void in_the_hour_that_the_clocks_skip_is_moved_to_the_end_of_the_gap() throws IOException {
            assertThat(event("M-1;7;29-3-2026 02:30;Nieuw;-;-;-").occurredAt())
                    .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
        }

        @Test
        void in_the_hour_that_comes_twice_is_taken_as_the_first() throws IOException {
            assertThat(event("M-1;7;25-10-2026 02:30;Nieuw;-;-;-").occurredAt())
                    .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
        }
    }

    @Nested
    class A_row_that_fails {
        @Test
        void names_the_column_and_the_value() throws IOException {
            assertThat(failed("M-1;7;31-2-2026 17:05;Nieuw;-;-;-"))
                    .isEqualTo(new FailedRow(
                            2,
                            Optional.of("tijd"),
                            new Fault(
                                            "",
                                            "NO_SUCH_MOMENT",
                                            "\"31-2-2026 17:05\" is no moment written as d-M-yyyy HH:mm.")
                                    .with("given", "31-2-2026 17:05")
                                    .with("formats", "d-M-yyyy HH:mm"),
                            "M-1;7;31-2-2026 17:05;Nieuw;-;-;-"));
        }

        @Test
        void has_too_few_cells() throws IOException {
            assertThat(failed("M-1;7").why().detail()).isEqualTo("The row has 2 cells, the header has 7.");
        }

        @Test
        void has_no_ticket() throws IOException {
            assertThat(failed(";7;24-4-2026 17:05;Nieuw;-;-;-").column()).contains("nummer");
        }

        @Test
        void has_a_sequence_that_is_no_number() throws IOException {
            assertThat(failed("M-1;zeven;24-4-2026 17:05;Nieuw;-;-;-").column()).contains("regel");
        }

        @Test
        void lies_before_1970() throws IOException {
            assertThat(failed("M-1;7;24-4-1926 17:05;Nieuw;-;-;-").why().detail())
                    .contains("1970");
        }

        @Test
        void says_nothing_of_what_happened() throws IOException {
            assertThat(failed("M-1;7;24-4-2026 17:05;-;-;-;-").column()).contains("status");
        }

        @Test
        void holds_a_character_that_cannot_be_stored() throws IOException {
            assertThat(failed("M-\0;7;24-4-2026 17:05;Nieuw;-;-;-").why().detail())
                    .contains("no characters");
        }

        @Test
        void in_another_charset_than_the_mapping_says_is_told_which_to_try() throws IOException {
            var row = HEADER + "M-1;7;24-4-2026 17:05;Geëscaleerd;-;-;-\n";
            var failed = (RowReading.Failed) table(row, MAPPING.replace("windows-1252", "UTF-8"));
            assertThat(failed.why().why().detail())
                    .isEqualTo("The row holds bytes that are no characters in UTF-8;"
                            + " the mapping's charset may be wrong: try windows-1252.");
        }
    }

    @Nested
    class A_mapping {
        @Test
        void that_names_columns_the_file_does_not_have_is_told_which() {
            assertThatThrownBy(() -> table("nummer;tijd;status\n", MAPPING))
                    .isInstanceOfSatisfying(
                            Faulty.class,
                            faulty -> assertThat(faulty.faults())
                                    .extracting(fault -> fault.pointer())
                                    .containsExactly(
                                            "/columns/sourceEventId/1",
                                            "/columns/sequence",
                                            "/columns/openedAt",
                                            "/columns/priority",
                                            "/columns/team"));
        }

        @Test
        void is_told_the_columns_of_the_file_shortened_and_without_control_characters() {
            var header = "num\u00ADer\tregel;" + "x".repeat(500) + ";tijd\n";
            assertThatThrownBy(() -> table(header, MAPPING))
                    .isInstanceOfSatisfying(
                            Faulty.class,
                            faulty -> assertThat(faulty.faults().get(0).detail())
                                    .isEqualTo("The file has no column \"nummer\"; it has: numer regel, "
                                            + "x".repeat(60) + "…, tijd."));
        }

        @Test
        void for_a_file_in_another_charset_is_told_so_instead_of_its_columns() {
            var mapping = MAPPING.replace("windows-1252", "UTF-8").replace("\"groep\"", "\"groepé\"");
            assertThatThrownBy(() -> table(HEADER.replace("groep", "groepé"), mapping))
                    .isInstanceOfSatisfying(
                            Faulty.class,
                            faulty -> assertThat(faulty.faults())
                                    .singleElement()
                                    .satisfies(fault -> {
                                        assertThat(fault.pointer()).isEqualTo("/file");
                                        assertThat(fault.code()).isEqualTo("NOT_A_TABLE");
                                        assertThat(fault.detail()).contains("no CSV in UTF-8", "windows-1252");
                                    }));
        }

        @Test
        void with_faults_is_told_all_of_them() {
            var mapping = MAPPING.replace("Europe/Amsterdam", "CEST")
                    .replace("d-M-yyyy HH:mm", "HH:mm")
                    .replace("\"RESOLVED\"", "\"DONE\"");
            assertThatThrownBy(() -> JSON.read(mapping.getBytes(StandardCharsets.UTF_8), Mapping.class))
                    .isInstanceOfSatisfying(
                            Faulty.class,
                            faulty -> assertThat(faulty.faults())
                                    .extracting(fault -> fault.pointer())
                                    .containsExactly("/zone", "/dateFormat", "/statuses/Klaar/type"));
        }

        @Test
        void cannot_do_without_a_word_on_what_happened() {
            var mapping = MAPPING.replaceAll(
                    "(?s)\"statuses\": \\{.*\\}, *\"\\*\": \\{\"type\": \"STATUS_CHANGED\"\\}\\},", "");
            assertThatThrownBy(() -> JSON.read(mapping.getBytes(StandardCharsets.UTF_8), Mapping.class))
                    .hasMessageContaining("NO_EVENT_TYPE");
        }
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_column() throws IOException {
        var mapping = MAPPING.replace("windows-1252", "UTF-8");
        var read = JSON.read(mapping.getBytes(StandardCharsets.UTF_8), Mapping.class);
        var content = ("\uFEFF" + HEADER).getBytes(StandardCharsets.UTF_8);
        var first = Table.of(new ByteArrayInputStream(content), read, 1_000).next();
        assertThat(Header.of(first, read).place("nummer")).isZero();
    }

    @Test
    void a_small_file_that_holds_a_huge_one_is_refused() {
        assertThatThrownBy(() -> {
                    var mapping = JSON.read(MAPPING.getBytes(StandardCharsets.UTF_8), Mapping.class);
                    var rows = Table.of(
                            new ByteArrayInputStream("x\n".repeat(2_000).getBytes(StandardCharsets.UTF_8)),
                            mapping,
                            1_000);
                    while (rows.next().isPresent()) {
                        assertThat(rows).isNotNull();
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("larger than 1000 bytes");
    }

    private static nl.druif.ticketclock.ticket.ReportedEvent event(String row) throws IOException {
        return ((RowReading.Event) table(HEADER + row + "\n", MAPPING)).event();
    }

    private static FailedRow failed(String row) throws IOException {
        return ((RowReading.Failed) table(HEADER + row + "\n", MAPPING)).why();
    }

    private static RowReading table(String text, String mappingText) throws IOException {
        var mapping = JSON.read(mappingText.getBytes(StandardCharsets.UTF_8), Mapping.class);
        var content = new ByteArrayInputStream(text.getBytes(Charset.forName("windows-1252")));
        var rows = Table.rows(content, mapping, Long.MAX_VALUE, JSON);
        return new RowReader(mapping).read(rows.next().orElseThrow());
    }
}
