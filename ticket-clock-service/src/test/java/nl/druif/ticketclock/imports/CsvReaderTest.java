package nl.druif.ticketclock.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CsvReaderTest {

    @Nested
    class Cells {
        @Test
        void are_separated_by_the_separator_of_the_file() throws IOException {
            assertThat(read("a;b,c;\r\n", ';'))
                    .singleElement()
                    .satisfies(record -> assertThat(record.cells()).containsExactly("a", "b,c", ""));
        }

        @Test
        void in_quotes_hold_separators_quotes_and_line_ends() throws IOException {
            var record =
                    read("M-1,\"printer, 2nd floor\nsays \"\"no\"\"\",open\n").get(0);
            assertThat(record.cells()).containsExactly("M-1", "printer, 2nd floor\nsays \"no\"", "open");
            assertThat(record.raw()).isEqualTo("M-1,\"printer, 2nd floor\nsays \"\"no\"\"\",open");
        }

        @Test
        void may_have_a_quote_in_the_middle() throws IOException {
            assertThat(read("5\" disk,x\n").get(0).cells()).containsExactly("5\" disk", "x");
        }

        @Test
        void in_quotes_end_with_the_last_line_also_without_a_line_end() throws IOException {
            assertThat(read("a,\"b\"").get(0).cells()).containsExactly("a", "b");
        }
    }

    @Nested
    class Rows {
        @Test
        void are_counted_as_spreadsheets_do_blank_ones_included() throws IOException {
            assertThat(read("h\n\na\n\r\nb")).extracting(CsvRecord::row).containsExactly(1L, 3L, 5L);
        }

        @Test
        void end_with_the_text() throws IOException {
            assertThat(read("")).isEmpty();
            assertThat(read("a")).hasSize(1);
        }
    }

    @Nested
    class Broken_records {
        @Test
        void a_quote_that_nobody_closes_costs_one_line() throws IOException {
            var records = read("a,b\nM-1,\"open\nM-2,closed\nM-3,closed\n");
            assertThat(records)
                    .extracting(CsvRecord::raw)
                    .containsExactly("a,b", "M-1,\"open", "M-2,closed", "M-3,closed");
            assertThat(records.get(1).broken()).isPresent();
            assertThat(records.get(2).cells()).containsExactly("M-2", "closed");
        }

        @Test
        void text_after_a_closing_quote_costs_one_line() throws IOException {
            var records = read("M-1,\"open\"x,y\nM-2,closed\n");
            assertThat(records.get(0).broken())
                    .hasValueSatisfying(
                            why -> assertThat(why.detail()).contains("there is text after a closing quote"));
            assertThat(records.get(0).raw()).isEqualTo("M-1,\"open\"x,y");
            assertThat(records.get(1).cells()).containsExactly("M-2", "closed");
        }

        @Test
        void a_line_that_does_not_end_is_cut_off_and_the_next_one_is_read() throws IOException {
            var records = read("x".repeat(200_000) + "\nM-2,closed\n");
            assertThat(records.get(0).broken()).isPresent();
            assertThat(records.get(0).raw()).hasSize(CsvReader.LONGEST_RECORD);
            assertThat(records.get(1).cells()).containsExactly("M-2", "closed");
        }

        @Test
        void a_hundred_thousand_open_quotes_are_read_in_a_moment() throws IOException {
            var start = System.nanoTime();
            assertThat(read("\"a\n".repeat(100_000))).hasSize(50_000 * 2);
            assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
        }
    }

    private static List<CsvRecord> read(String text) throws IOException {
        return read(text, ',');
    }

    private static List<CsvRecord> read(String text, char separator) throws IOException {
        var reader = new CsvReader(new StringReader(text), separator);
        var records = new ArrayList<CsvRecord>();
        for (var record = reader.next(); record.isPresent(); record = reader.next()) {
            records.add(record.get());
        }
        return records;
    }
}
