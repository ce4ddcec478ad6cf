package nl.druif.foundation.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.tenancy.TenantId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    private static final StrictJson JSON =
            new StrictJson(Validation.buildDefaultValidatorFactory().getValidator());

    enum Priority {
        P1,
        P2
    }

    record Reference(String text) {
        @JsonCreator
        static Reference of(String text) {
            if (!text.startsWith("INC-")) {
                throw new IllegalArgumentException("a reference starts with INC-");
            }
            return new Reference(text);
        }
    }

    record Window(LocalTime from, LocalTime to) {
        Window {
            new Faults()
                    .check(from.isBefore(to), "/to", "ENDS_BEFORE_START", "A window ends after it starts.")
                    .refuse();
        }
    }

    record Target(
            @NotBlank @Size(max = 10) String id,
            Duration duration,
            Set<Priority> priorities,
            @Positive int weight) {}

    record Agreement(
            Reference reference,
            ZoneId zone,
            Instant signedAt,
            Optional<LocalDate> from,
            @NotEmpty List<Target> targets,
            Map<DayOfWeek, List<Window>> weekly,
            @Nullable BigDecimal fee,
            @JsonProperty(defaultValue = "\"P2\"") Priority usual,
            List<@Size(max = 3) String> tags) {}

    private static final String TARGET = """
            {"id": "resolve", "duration": "PT4H", "priorities": ["P1"], "weight": 1}""";
    private static final String FRIDAY = """
            {"reference": "INC-1", "zone": "Europe/Amsterdam", "signedAt": "2026-04-24T19:00:00.1239+02:00", "targets": [%s]%s}""";

    private static Agreement agreement(String more) {
        return read(FRIDAY.formatted(TARGET, more), Agreement.class);
    }

    private static <T> T read(String text, Class<T> type) {
        return JSON.read(text.getBytes(StandardCharsets.UTF_8), type);
    }

    private static List<String> faults(String text, Class<?> type) {
        return catchThrowableOfType(Faulty.class, () -> read(text, type)).faults().stream()
                .map(fault -> fault.code() + " " + fault.pointer())
                .toList();
    }

    private static List<String> faultsWith(String more) {
        return faults(FRIDAY.formatted(TARGET, more), Agreement.class);
    }

    record Service(String name, Optional<@NotBlank String> owner) {}

    @Nested
    class what_is_right {
        @Test
        void what_may_be_absent_has_no_constraints_until_it_is_there() {
            assertThat(read("{\"name\": \"mail\"}", Service.class).owner()).isEmpty();
            assertThat(faults("{\"name\": \"mail\", \"owner\": \" \"}", Service.class))
                    .containsExactly("NOT_BLANK /owner");
        }

        @Test
        void an_agreement_of_friday_afternoon_is_read_with_its_instant_to_the_millisecond() {
            var agreement = agreement("");
            assertThat(agreement.signedAt()).isEqualTo("2026-04-24T17:00:00.123Z");
            assertThat(agreement.targets())
                    .containsExactly(new Target("resolve", Duration.ofHours(4), Set.of(Priority.P1), 1));
        }

        @Test
        void what_may_be_absent_is_empty_or_has_its_default() {
            var agreement = agreement(", \"from\": null");
            assertThat(agreement.from()).isEmpty();
            assertThat(agreement.weekly()).isEmpty();
            assertThat(agreement.tags()).isEmpty();
            assertThat(agreement.fee()).isNull();
            assertThat(agreement.usual()).isEqualTo(Priority.P2);
        }

        @Test
        void days_are_keys_in_camel_case() {
            assertThat(agreement(", \"weekly\": {\"monday\": [{\"from\": \"09:00\", \"to\": \"17:00\"}]}")
                            .weekly())
                    .containsEntry(DayOfWeek.MONDAY, List.of(new Window(LocalTime.of(9, 0), LocalTime.of(17, 0))));
        }

        @Test
        void money_keeps_its_digits() {
            assertThat(agreement(", \"fee\": 10000.00").fee()).isEqualTo(new BigDecimal("10000.00"));
        }

        @Test
        void a_tenant_is_its_bare_uuid() {
            record Tenants(List<TenantId> tenants) {}
            var id = UUID.randomUUID();
            assertThat(read("{\"tenants\": [\"" + id + "\"]}", Tenants.class).tenants())
                    .containsExactly(new TenantId(id));
        }
    }

    @Nested
    class what_is_wrong {
        @Test
        void five_faults_are_five_entries_in_the_order_of_the_document() {
            var text = """
                    {"reference": "CHG-1", "zone": "CEST", "signedAt": "2026-04-24T17:00:00-00:00", "colour": "green",
                     "targets": [{"id": "resolve", "duration": "P1M", "priorities": ["P1"], "weight": 1}]}""";
            assertThat(faults(text, Agreement.class))
                    .containsExactly(
                            "INVALID_VALUE /reference",
                            "INVALID_VALUE /zone",
                            "INVALID_VALUE /signedAt",
                            "UNKNOWN_PROPERTY /colour",
                            "INVALID_VALUE /targets/0/duration");
        }

        @Test
        void what_is_needed_and_not_there_is_named_at_its_own_place() {
            assertThat(faults("{\"targets\": []}", Agreement.class))
                    .containsExactly(
                            "NOT_EMPTY /targets", "REQUIRED /reference", "REQUIRED /zone", "REQUIRED /signedAt");
        }

        @Test
        void a_key_written_twice_is_a_fault_even_with_the_same_value() {
            assertThat(faultsWith(", \"fee\": 1, \"fee\": 1")).containsExactly("DUPLICATE_KEY /fee");
        }

        @Test
        void a_repeated_key_does_not_hide_what_is_wrong_inside() {
            assertThat(faultsWith(", \"tags\": [\"long tag\"], \"tags\": []")).containsExactly("DUPLICATE_KEY /tags");
            assertThat(faults("{\"id\": 1, \"id\": 2, \"weight\": 1, \"duration\": \"PT1H\"}", Target.class))
                    .containsExactly("DUPLICATE_KEY /id", "WRONG_TYPE /id");
        }

        @Test
        void a_constraint_names_the_item_that_breaks_it() {
            assertThat(faultsWith(", \"tags\": [\"vip\", \"watermelon\"]")).containsExactly("SIZE /tags/1");
        }

        @Test
        void a_constructor_speaks_only_when_its_parts_are_sound() {
            assertThat(faultsWith(", \"weekly\": {\"monday\": [{\"from\": \"17:00\", \"to\": \"09:00\"}]}"))
                    .containsExactly("ENDS_BEFORE_START /weekly/monday/0/to");
            assertThat(faultsWith(", \"weekly\": {\"monday\": [{\"from\": \"17:00\", \"to\": \"9\"}]}"))
                    .containsExactly("INVALID_VALUE /weekly/monday/0/to");
        }

        @Test
        void an_unknown_label_is_answered_with_the_known_ones() {
            var faulty = catchThrowableOfType(Faulty.class, () -> agreement(", \"usual\": \"p1\""));
            assertThat(faulty.faults()).extracting(Fault::detail).containsExactly("\"p1\" is not one of P1, P2.");
        }

        @Test
        void slashes_and_tildes_in_keys_are_escaped_in_pointers() {
            assertThat(faultsWith(", \"a/b~c\": 1")).containsExactly("UNKNOWN_PROPERTY /a~1b~0c");
        }

        @Test
        void the_same_member_twice_in_a_set_is_told() {
            assertThat(faults(
                            "{\"id\": \"x\", \"duration\": \"PT1H\", \"priorities\": [\"P1\", \"P1\"], \"weight\": 1}",
                            Target.class))
                    .containsExactly("DUPLICATE_ITEM /priorities/1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"1.5", "3000000000", "1e39"})
        void a_number_that_does_not_fit_is_out_of_range(String number) {
            assertThat(faults("{\"id\": \"x\", \"duration\": \"PT1H\", \"weight\": " + number + "}", Target.class))
                    .containsExactly("OUT_OF_RANGE /weight");
        }

        @ParameterizedTest
        @ValueSource(strings = {"1e41", "1e-41", "1e400000000", "1e9254740993"})
        void a_number_that_would_be_endless_to_write_out_is_refused_even_where_anything_goes(String number) {
            record Free(JsonNode fields) {}
            assertThat(faults("{\"fields\": {\"a\": " + number + "}}", Free.class))
                    .containsExactly("OUT_OF_RANGE /fields/a");
        }

        @ParameterizedTest
        @ValueSource(strings = {"1e999999999", "\"\\u0000\"", "\"2026-04-24T17:00:00Z\\ud800\""})
        void what_cannot_be_read_is_one_fault_whatever_should_have_stood_there(String value) {
            record Moment(Instant asOf) {}
            assertThat(faults("{\"asOf\": " + value + "}", Moment.class))
                    .singleElement()
                    .asString()
                    .endsWith(" /asOf");
            record Moments(Map<UUID, Optional<Instant>> asOf, Optional<List<Instant>> more) {}
            assertThat(faults("{\"asOf\": {\"\\u0000\": " + value + "}, \"more\": [" + value + "]}", Moments.class))
                    .hasSize(2);
            assertThat(faults("{\"kind\": " + value + "}", kinds_of_a_sealed_type.Remedy.class))
                    .singleElement()
                    .asString()
                    .endsWith(" /kind");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\\u0000", "\\ud800", "x\\udc00y"})
        void a_text_that_cannot_be_stored_is_refused(String text) {
            assertThat(faults("{\"id\": \"" + text + "\", \"duration\": \"PT1H\", \"weight\": 1}", Target.class))
                    .containsExactly("INVALID_CHARACTER /id");
        }
    }

    @Nested
    class what_is_no_json {
        @ParameterizedTest
        @ValueSource(strings = {"{", "{} {}", "{'id': 1}", "{\"id\": NaN}", "\"", "[1,]", "nul"})
        void is_one_fault_of_the_whole_body(String text) {
            assertThat(faults(text, Target.class)).containsExactly("MALFORMED_JSON ");
        }

        @Test
        void nothing_at_all_is_a_missing_body() {
            assertThat(faults("", Target.class)).containsExactly("REQUIRED ");
            assertThat(faults("null", Target.class)).containsExactly("REQUIRED ");
        }

        @Test
        void depth_length_and_digits_have_bounds() {
            assertThat(faults("[".repeat(65) + "]".repeat(65), Target.class)).containsExactly("LIMIT_EXCEEDED ");
            assertThat(faults("\"" + "x".repeat(70_000) + "\"", Target.class)).containsExactly("LIMIT_EXCEEDED ");
            assertThat(faults("1".repeat(41), Target.class)).containsExactly("LIMIT_EXCEEDED ");
        }

        @Test
        void ten_thousand_items_are_enough() {
            record Tags(List<Integer> tags) {}
            var tooMany = "{\"tags\": [" + "1,".repeat(10_000) + "1]}";
            assertThat(faults(tooMany, Tags.class)).containsExactly("TOO_MANY_ITEMS /tags");
        }
    }

    @Nested
    class batches {
        record Batch(List<Document> items) {}

        @Test
        void one_bad_item_stops_no_other() {
            var items = read("{\"items\": [" + TARGET + ", {\"id\": 1, \"id\": 2}]}", Batch.class)
                    .items();
            assertThat(JSON.read(items.get(0), Target.class).id()).isEqualTo("resolve");
            assertThat(catchThrowableOfType(Faulty.class, () -> JSON.read(items.get(1), Target.class))
                            .faults())
                    .extracting(Fault::pointer)
                    .containsExactly("/id", "/id", "/duration", "/weight");
        }
    }

    @Nested
    class kinds_of_a_sealed_type {
        @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
        @JsonSubTypes({
            @JsonSubTypes.Type(value = Penalty.class, name = "FINANCIAL_PENALTY"),
            @JsonSubTypes.Type(value = Credit.class, name = "SERVICE_CREDIT")
        })
        sealed interface Remedy {}

        record Penalty(BigDecimal amount) implements Remedy {}

        record Credit(int hours) implements Remedy {}

        @Test
        void are_told_apart_by_their_property() {
            assertThat(read("{\"kind\": \"SERVICE_CREDIT\", \"hours\": 4}", Remedy.class))
                    .isEqualTo(new Credit(4));
            assertThat(faults("{\"kind\": \"CAKE\"}", Remedy.class)).containsExactly("UNKNOWN_VALUE /kind");
            assertThat(faults("{\"hours\": 4}", Remedy.class)).containsExactly("REQUIRED /kind");
            assertThat(faults(
                            "{\"kind\": \"SERVICE_CREDIT\", \"hours\": 4, \"kind\": \"SERVICE_CREDIT\"}", Remedy.class))
                    .containsExactly("DUPLICATE_KEY /kind");
            assertThat(faults("{\"kind\": \"SERVICE_CREDIT\", \"amount\": 4}", Remedy.class))
                    .containsExactly("UNKNOWN_PROPERTY /amount", "REQUIRED /hours");
        }
    }

    @Nested
    class trees {
        record Free(JsonNode fields) {}

        @Test
        void are_kept_as_they_are_but_not_with_a_key_twice() {
            assertThat(read("{\"fields\": {\"a\": [1, null]}}", Free.class)
                            .fields()
                            .toString())
                    .isEqualTo("{\"a\":[1,null]}");
            assertThat(faults("{\"fields\": {\"a\": [{\"b\": 1, \"b\": 2}]}}", Free.class))
                    .containsExactly("DUPLICATE_KEY /fields/a/0/b");
        }
    }
}
