package nl.druif.foundation.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.druif.foundation.problem.Faulty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "country: NO | {\"country\":\"NO\"}",
                "at: 08:00 | {\"at\":\"08:00\"}",
                "on: yes | {\"on\":\"yes\"}",
                "sum: 0x1F | {\"sum\":\"0x1F\"}",
                "day: 2026-11-21 | {\"day\":\"2026-11-21\"}",
                "percent: 4.0 | {\"percent\":4.0}",
                "yes: true | {\"yes\":true}",
                "none: ~ | {\"none\":null}",
                "quoted: \"1\" | {\"quoted\":\"1\"}",
                "1: one | {\"1\":\"one\"}",
                "list: [1, a, {b: c}] | {\"list\":[1,\"a\",{\"b\":\"c\"}]}",
                "<<: x | {\"<<\":\"x\"}"
            })
    void what_is_not_quoted_is_a_word_unless_json_writes_it_the_same(String yaml, String json) {
        assertThat(json(yaml)).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &x [1]", "b: *x", "a: !!java.net.URL http://example.org", "a: !local 1", "--- {a: 1}\n--- {b: 2}",
                "? [a]\n: 1", "a: [", "\t- x", "a: b: c", "!!set {a}"
            })
    void what_json_has_not_is_refused(String yaml) {
        assertThatThrownBy(() -> json(yaml)).isInstanceOf(Faulty.class);
    }

    @Test
    void a_billion_laughs_are_not_even_begun() {
        var bomb = "a: &a [lol,lol]\nb: &b [*a,*a]\nc: &c [*b,*b]\n";
        assertThatThrownBy(() -> json(bomb)).isInstanceOf(Faulty.class);
    }

    @Test
    void depth_is_bounded() {
        assertThatThrownBy(() -> json("[".repeat(100_000))).isInstanceOf(Faulty.class);
        assertThatThrownBy(() -> json("- ".repeat(10_000))).isInstanceOf(Faulty.class);
    }

    @Test
    void a_key_written_twice_stays_twice_for_the_reader_of_json_to_refuse() {
        assertThat(json("a: 1\na: 2")).isEqualTo("{\"a\":1,\"a\":2}");
    }

    @Test
    void what_is_written_reads_back_the_same() throws IOException {
        var hostile = new TreeMap<String, Object>(Map.of(
                "words",
                        List.of(
                                "true",
                                "null",
                                "1e3",
                                "~",
                                "",
                                " x ",
                                "a: b",
                                "# no",
                                "line\nbreak",
                                "\u0001 \u2028 😀",
                                "- x"),
                "time", Duration.ofHours(4),
                "number", new java.math.BigDecimal("4.0")));
        assertThat(Json.mapper().readTree(json(Yaml.text(hostile))))
                .isEqualTo(Json.mapper().readTree(Canonical.json(hostile)));
    }

    private static String json(String yaml) {
        return new String(Yaml.json(yaml.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
