package nl.druif.foundation.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileJsonTest {
    private static final StrictJson JSON =
            new StrictJson(Validation.buildDefaultValidatorFactory().getValidator());

    record Everything(
            @NotBlank String text,
            int whole,
            long large,
            BigDecimal money,
            boolean truth,
            UUID id,
            Instant at,
            LocalDate date,
            LocalTime time,
            Duration duration,
            ZoneId zone,
            Locale language,
            YearMonth month,
            DayOfWeek day,
            Optional<List<@Size(max = 2) String>> some,
            Set<Integer> set,
            Map<DayOfWeek, Map<UUID, Optional<Instant>>> map,
            Optional<Everything> more,
            JsonNode any) {}

    private static final String SOUND = """
            {"text": "a", "whole": 1, "large": 9007199254740993, "money": 1.10, "truth": true,
             "id": "0190d9a8-7d5c-7e4c-9d5e-2b1f8a6c3d4e", "at": "2026-10-25T02:30:00+01:00", "date": "2026-04-27",
             "time": "16:00", "duration": "PT4H", "zone": "Europe/Amsterdam", "language": "nl-NL", "month": "2026-10",
             "day": "FRIDAY", "some": ["a"], "set": [1, 2],
             "map": {"friday": {"0190d9a8-7d5c-7e4c-9d5e-2b1f8a6c3d4e": "2026-04-24T17:00:00Z"}}, "any": {"x": [null]}}""";

    @Test
    void the_sound_one_is_read() {
        var everything = JSON.read(SOUND.getBytes(StandardCharsets.UTF_8), Everything.class);
        assertThat(everything.large()).isEqualTo(9_007_199_254_740_993L);
        assertThat(everything.money()).isEqualTo(new BigDecimal("1.10"));
        assertThat(everything.map()).containsKey(DayOfWeek.FRIDAY);
        assertThat(everything.more()).isEmpty();
    }

    @Test
    void whatever_is_sent_it_is_a_value_or_a_list_of_faults_and_nothing_else() {
        var random = new Random(20261121);
        for (int i = 0; i < 50_000; i++) {
            var text = spoilt(random);
            assertThatCode(() -> readOrRefuse(text))
                    .as(new String(text, StandardCharsets.UTF_8))
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"9999-12-31T23:59:59.999Z\"",
                "\"0000-01-01T00:00:00Z\"",
                "\"2026-02-30T00:00:00Z\"",
                "\"2026-04-24T24:00:00Z\"",
                "\"2026-04-24T23:59:60Z\"",
                "\"2026-04-24T17:00:00+19:00\"",
                "\"2026-04-24T17:00:00z\"",
                "\"2026-04-24 17:00:00Z\"",
                "\"2026-04-24T17:00:00\"",
                "\"2026-04-24T17:00Z\"",
                "1777050000000",
                "\"+12026-04-24T17:00:00Z\"",
                "\"٢٠٢٦-04-24T17:00:00Z\""
            })
    void an_instant_is_one_or_is_refused(String instant) {
        record At(Instant at) {}
        readOrRefuse(("{\"at\": " + instant + "}").getBytes(StandardCharsets.UTF_8), At.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P",
                "PT",
                "P1DT",
                "PT0S",
                "P0D",
                "-PT4H",
                "PT-4H",
                "pt4h",
                "P1M",
                "P1Y",
                "P1W",
                "PT1.5H",
                "PT4H ",
                "+PT4H",
                "P3661D",
                "PT2562047788015215H",
                "PT999999999999.999S",
                "PT1H1H",
                "PT1S1H",
                "P9999999999D",
                ""
            })
    void a_duration_is_more_than_nothing_and_at_most_ten_years(String duration) {
        record Lasting(Duration duration) {}
        var faulty = org.assertj.core.api.Assertions.catchThrowableOfType(
                Faulty.class,
                () -> JSON.read(
                        ("{\"duration\": \"" + duration + "\"}").getBytes(StandardCharsets.UTF_8), Lasting.class));
        assertThat(faulty.faults()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CEST",
                "GMT+1",
                "+02:00",
                "Z",
                "UTC+1",
                "Europe/Amsterdm",
                "europe/amsterdam",
                "SystemV/AST4",
                " UTC",
                ""
            })
    void a_zone_is_a_region_of_the_tz_database(String zone) {
        record Where(ZoneId zone) {}
        var faulty = org.assertj.core.api.Assertions.catchThrowableOfType(
                Faulty.class,
                () -> JSON.read(("{\"zone\": \"" + zone + "\"}").getBytes(StandardCharsets.UTF_8), Where.class));
        assertThat(faulty.faults()).hasSize(1);
    }

    @Test
    void of_fifty_thousand_faults_the_first_hundred_are_told_in_no_time() {
        var keys = IntStream.range(0, 50_000)
                .mapToObj(key -> "\"key" + key + "\": 1")
                .collect(Collectors.joining(", ", "{", "}"));
        var faulty = refused(keys);
        assertThat(faulty.faults()).hasSize(100).allMatch(fault -> fault.code().equals("UNKNOWN_PROPERTY"));
        assertThat(faulty.count()).isGreaterThan(50_000);
    }

    @Test
    void a_flood_of_repeated_keys_far_down_is_one_fault_of_the_whole() {
        var name = "x".repeat(1_000);
        var deep = ("{\"" + name + "\":").repeat(50);
        var flood = "{\"a\":1" + ",\"a\":1".repeat(100_000) + "}";
        assertThat(refused("{\"any\":" + deep + flood + "}".repeat(51)).faults())
                .extracting(Fault::code)
                .containsExactly("TOO_MANY_FAULTS");
        var items = "[" + "1,".repeat(400_000) + "1]";
        assertThat(refused("{\"any\":" + deep + items + "}".repeat(51)).faults())
                .extracting(Fault::code)
                .contains("TOO_MANY_ITEMS");
    }

    /** Far longer than it takes, far shorter than it took. */
    private static Faulty refused(String text) {
        return assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> catchThrowableOfType(
                        Faulty.class, () -> JSON.read(text.getBytes(StandardCharsets.UTF_8), Everything.class)));
    }

    private static void readOrRefuse(byte[] text) {
        readOrRefuse(text, Everything.class);
    }

    private static void readOrRefuse(byte[] text, Class<?> type) {
        try {
            JSON.read(text, type);
        } catch (Faulty faulty) {
            assertThat(faulty.faults()).isNotEmpty().allSatisfy(fault -> {
                assertThat(fault.pointer()).matches("(?s)(/.*)?");
                assertThat(fault.code()).matches("[A-Z][A-Z_]+");
                assertThat(fault.detail())
                        .isNotBlank()
                        .doesNotContain("nl.druif")
                        .doesNotContain("java.");
            });
        }
    }

    /** The sound one with one to three wounds: bytes changed, pieces cut out, put elsewhere, or swapped for other values. */
    private static byte[] spoilt(Random random) {
        var text = SOUND;
        for (int wounds = 1 + random.nextInt(3); wounds > 0; wounds--) {
            var from = random.nextInt(text.length());
            var to = Math.min(text.length(), from + random.nextInt(30));
            text = switch (random.nextInt(4)) {
                case 0 -> text.substring(0, from) + (char) (random.nextInt(96) + 32) + text.substring(from);
                case 1 -> text.substring(0, from) + text.substring(to);
                case 2 -> text.substring(0, to) + text.substring(from);
                default ->
                    text.replaceFirst(": (\"[^\"]*\"|[0-9.]+|true)", ": " + VALUES.get(random.nextInt(VALUES.size())));
            };
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(10) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static final List<String> VALUES = List.of(
            "null",
            "[]",
            "{}",
            "0",
            "-0",
            "-1",
            "1e40",
            "1E-41",
            "1e400",
            "\"\"",
            "\"\\\\u0000\"",
            "\"\\\\ud83d\\\\ude00\"",
            "[[[]]]",
            "true",
            "{\"a\": {}}");
}
