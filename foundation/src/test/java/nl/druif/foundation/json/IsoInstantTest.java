package nl.druif.foundation.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoInstantTest {
    static Stream<Instant> moments() {
        var random = new Random(498);
        return Stream.concat(
                Stream.of(
                                "0000-01-01T00:00:00Z",
                                "-0001-12-31T23:59:59.999Z",
                                "1969-12-31T23:59:59.001Z",
                                "2024-02-29T12:00:00.100Z",
                                "2026-04-24T15:00:00.000001Z",
                                "2026-04-24T15:00:00.000000001Z",
                                "9999-12-31T23:59:59.999999999Z",
                                "+10000-01-01T00:00:00Z")
                        .map(Instant::parse),
                IntStream.range(0, 2_000)
                        .mapToObj(i -> Instant.ofEpochSecond(
                                random.nextLong(-70_000_000_000L, 260_000_000_000L),
                                random.nextInt(1_000_000_000)
                                        / (int) Math.pow(1_000, i % 3)
                                        * (int) Math.pow(1_000, i % 3))));
    }

    @ParameterizedTest
    @MethodSource("moments")
    void a_moment_is_written_as_java_writes_it_and_read_again(Instant at) throws JsonProcessingException {
        assertThat(IsoInstant.text(at)).isEqualTo(at.toString());
        assertThat(Json.text(at)).isEqualTo("\"" + at + "\"");
        assertThat(Json.mapper().readValue("\"" + at + "\"", Instant.class)).isEqualTo(at);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-04-24T15:00:00.Z",
                "2026-04-24T15:00:00.0000000001Z",
                "2026-04-24T17:00:00+02:00",
                "2026-02-29T15:00:00Z",
                "2024-02-29T15:00:00Z",
                "2026-04-31T15:00:00Z",
                "2026-13-01T15:00:00Z",
                "2026-04-24T24:00:00Z",
                "2026-04-24T15:00:60Z",
                "2026-04-24 15:00:00Z",
                "٢٠٢٦-04-24T15:00:00Z",
                ""
            })
    void whatever_is_not_plain_is_left_to_a_closer_look(String text) {
        assertThat(IsoInstant.plain(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-04-24T15:00:00Z", "2026-04-24T15:00:00.1Z", "2026-02-28T23:59:59.0000001Z"})
    void what_is_plain_is_read_as_java_reads_it(String text) {
        assertThat(IsoInstant.plain(text)).contains(Instant.parse(text));
    }

    @Test
    void what_is_no_moment_is_none_in_json_either() {
        assertThatThrownBy(() -> Json.mapper().readValue("\"2026-02-29T15:00:00Z\"", Instant.class))
                .isInstanceOf(JsonProcessingException.class);
    }
}
