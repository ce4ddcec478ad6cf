package nl.druif.ticketclock.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XesEventsTest {
    private static final String OPEN = "<log xes.version=\"1.0\" xmlns=\"http://www.xes-standard.org/\">";

    private static final String LOG = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- made by hand -->
            %s
              <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
              <global scope="event"><string key="concept:name" value="UNKNOWN"/></global>
              <classifier name="Activity" keys="concept:name"/>
              <string key="concept:name" value="Desk 2026"/>
              <trace>
                <string key="concept:name" value="M-1"><string key="concept:name" value="nested"/></string>
                <string key="prio" value="1"/>
                <event>
                  <string key="concept:name" value="Open &amp; ready"/>
                  <date key="time:timestamp" value="2026-04-24T17:00:00.000+02:00"/>
                  <list key="tags"><values><string key="org:resource" value="not this"/></values></list>
                </event>
                <event><string key="org:resource" value="Netwerk"/></event>
              </trace>
              <trace><event><int key="n" value="3"/></event></trace>
            </log>
            """.formatted(OPEN);

    @Nested
    class An_event {
        @Test
        void has_its_own_attributes_and_those_of_its_trace() throws IOException {
            var rows = rows(LOG);
            assertThat(rows).extracting(Row::number).containsExactly(1L, 2L, 3L);
            var first = rows.get(0);
            assertThat(first.names())
                    .containsExactly("case:concept:name", "case:prio", "concept:name", "time:timestamp");
            assertThat(first.cell().apply("case:concept:name")).isEqualTo("M-1");
            assertThat(first.cell().apply("concept:name")).isEqualTo("Open & ready");
            assertThat(first.raw()).contains("time:timestamp=2026-04-24T17:00:00.000+02:00");
        }

        @Test
        void says_nothing_that_another_event_or_another_trace_said() throws IOException {
            var rows = rows(LOG);
            assertThat(rows.get(1).names()).containsExactly("case:concept:name", "case:prio", "org:resource");
            assertThat(rows.get(1).cell().apply("concept:name")).isEmpty();
            assertThat(rows.get(2).names()).containsExactly("n");
        }

        @Test
        void is_read_in_the_encoding_that_the_file_says_or_the_mapping() throws IOException {
            var text = "<?xml version=\"1.0\" encoding=\"windows-1252\"?>" + OPEN
                    + "<trace><event><string key=\"status\" value=\"Geëscaleerd\"/></event></trace></log>";
            assertThat(rows(text, "windows-1252", Optional.empty())
                            .get(0)
                            .cell()
                            .apply("status"))
                    .isEqualTo("Geëscaleerd");
            var silent = text.substring(text.indexOf("<log"));
            assertThat(rows(silent, "windows-1252", Optional.of("windows-1252"))
                            .get(0)
                            .cell()
                            .apply("status"))
                    .isEqualTo("Geëscaleerd");
            refused(() -> rows(silent, "windows-1252", Optional.empty()), Failure.BROKEN_XML);
        }

        @Test
        void that_is_too_long_is_broken_and_the_next_is_not() throws IOException {
            var rows = rows(OPEN + "<trace><event><string key=\"a\" value=\"" + "x".repeat(70_000)
                    + "\"/></event><event><string key=\"a\" value=\"y\"/></event></trace></log>");
            assertThat(rows.get(0).broken()).isPresent();
            assertThat(rows.get(1).cell().apply("a")).isEqualTo("y");
        }
    }

    @Nested
    class A_file_that_cannot_be_trusted {
        @Test
        void is_told_where_it_is_broken_off() {
            var half = LOG.substring(0, LOG.indexOf("<list"));
            assertThatThrownBy(() -> rows(half)).isInstanceOfSatisfying(BrokenXml.class, broken -> {
                assertThat(broken.why()).isEqualTo(Failure.BROKEN_XML);
                assertThat(broken.line()).isEqualTo(14);
            });
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<!DOCTYPE log [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>",
                    "<!DOCTYPE log SYSTEM \"file:///etc/passwd\">",
                    "<!DOCTYPE log [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/x\"> %p;]>"
                })
        void with_a_document_type_is_not_read(String type) {
            refused(
                    () -> rows(type + OPEN + "<trace><event><string key=\"a\" value=\"1\"/></event></trace></log>"),
                    Failure.XML_WITH_DTD);
        }

        @Test
        void with_an_entity_nobody_declared_is_broken() {
            refused(
                    () -> rows(OPEN + "<trace><event><string key=\"a\" value=\"&b;\"/></event></trace></log>"),
                    Failure.BROKEN_XML);
        }

        @Test
        void nested_without_end_is_not_read() {
            refused(() -> rows(OPEN + "<list key=\"a\">".repeat(100_000)), Failure.XML_TOO_DEEP);
        }

        @ParameterizedTest
        @ValueSource(strings = {"<!--", "<string key=\"a\" value=\"", "<![CDATA["})
        void with_a_piece_without_end_does_not_fill_the_memory(String beginning) {
            refused(() -> rows(OPEN + beginning + "x".repeat(3_000_000)), Failure.XML_PIECE_TOO_LARGE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"<html/>", "<log><script/></log>"})
        void that_is_another_xml_is_no_xes(String other) {
            refused(() -> rows(other), Failure.NO_XES);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "nummer;tijd\n", "{}", "\0\0", "<log>\0</log>"})
        void that_is_no_xml_is_broken(String other) {
            refused(() -> rows(other), Failure.BROKEN_XML);
        }
    }

    private static AbstractThrowableAssert<?, ?> refused(ThrowableAssert.ThrowingCallable reading, Failure why) {
        return assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        BrokenXml.class, broken -> assertThat(broken.why()).isEqualTo(why));
    }

    private static List<Row> rows(String text) throws IOException {
        return rows(text, StandardCharsets.UTF_8.name(), Optional.empty());
    }

    private static List<Row> rows(String text, String written, Optional<String> charset) throws IOException {
        var events = new XesEvents(new ByteArrayInputStream(text.getBytes(Charset.forName(written))), charset);
        var rows = new ArrayList<Row>();
        for (var row = events.next(); row.isPresent(); row = events.next()) {
            rows.add(row.get());
        }
        return rows;
    }
}
