package nl.druif.foundation.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import jakarta.validation.Validation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Terms from the JSON that people write. */
class TermsTest {
    private static final StrictJson JSON =
            new StrictJson(Validation.buildDefaultValidatorFactory().getValidator());

    private static <T> T read(String text, Class<T> type) {
        return JSON.read(text.getBytes(StandardCharsets.UTF_8), type);
    }

    private static List<Fault> faults(String text, Class<?> type) {
        return catchThrowableOfType(Faulty.class, () -> read(text, type)).faults();
    }

    private static String terms(String calendar, String targets) {
        return """
                {"calendars": {"office": [{"version": "2026-1", "hours":
                   {"timeZone": "Europe/Amsterdam", "weekly": {"monday": [{"from": "09:00", "to": "17:00"}]}}}]},
                 %s "targets": %s}""".formatted(calendar, targets);
    }

    @Nested
    class ATarget {
        @Test
        void left_bare_warns_as_usual_is_a_commitment_and_stops_on_resolved() {
            var target = read("""
                    {"id": "r", "metric": "TIME_TO_RESOLVE", "duration": "PT4H"}""", Target.class);

            assertThat(target)
                    .extracting(Target::warnAt, Target::nature, Target::stopsOn)
                    .containsExactly(List.of(50, 75, 90), Nature.COMMITMENT, StopsOn.RESOLVED);
        }

        @Test
        void of_time_to_update_is_a_cadence_unless_it_says_otherwise() {
            var target = read("""
                    {"id": "u", "metric": "TIME_TO_UPDATE", "duration": "PT4H"}""", Target.class);

            assertThat(target.updateKind()).contains(UpdateKind.CADENCE);
        }

        @Test
        void has_exactly_one_time() {
            assertThat(faults("""
                            {"id": "r", "metric": "TIME_TO_RESOLVE", "duration": "PT4H", "wallClockDays": 2}""", Target.class)).extracting(Fault::code).containsExactly("ONE_TIME_NEEDED");
        }

        @Test
        void says_at_which_point_a_working_day_is_due() {
            assertThat(faults("""
                            {"id": "r", "metric": "TIME_TO_RESOLVE", "workingDays": 2}""", Target.class)).extracting(Fault::pointer).containsExactly("/dueAtPoint");
        }

        @Test
        void hears_of_everything_that_is_wrong_with_it_at_once() {
            assertThat(faults("""
                            {"id": "r", "metric": "RATING", "wallClockDays": 0, "team": "desk",
                             "warnAt": [75, 50, 100], "attainmentPercent": 101,
                             "pausesOn": [{"status": "P", "party": "CUSTOMER"}, {"status": "P", "party": "TEAM"}]}""", Target.class))
                    .extracting(Fault::pointer, Fault::code)
                    .containsExactlyInAnyOrder(
                            tuple("/wallClockDays", "DAYS_OUT_OF_RANGE"),
                            tuple("/metric", "METRIC_NOT_TIMED"),
                            tuple("/team", "FOR_TIME_TO_OWN_ONLY"),
                            tuple("/warnAt/1", "NOT_ASCENDING"),
                            tuple("/warnAt/2", "PERCENTAGE_OUT_OF_RANGE"),
                            tuple("/pausesOn/1/status", "STATUS_TWICE"),
                            tuple("/attainmentPercent", "PERCENTAGE_OUT_OF_RANGE"));
        }
    }

    @Nested
    class Together {
        @Test
        void a_target_without_a_calendar_of_its_own_uses_the_agreements() {
            var terms = read(terms("\"calendar\": \"office\",", """
                            [{"id": "r", "metric": "TIME_TO_RESOLVE", "duration": "PT4H"}]"""), Terms.class);

            assertThat(terms.calendar()).contains("office");
            assertThat(terms.policies()).isEqualTo(Policies.DEFAULT);
        }

        @Test
        void a_target_that_finds_no_calendar_is_refused() {
            assertThat(faults(terms("", """
                            [{"id": "r", "metric": "TIME_TO_RESOLVE", "duration": "PT4H"}]"""), Terms.class))
                    .extracting(Fault::pointer, Fault::code)
                    .containsExactly(tuple("/targets/0/calendar", "NO_CALENDAR"));
        }

        @Test
        void a_calendar_that_is_named_must_be_there_wherever_it_is_named() {
            assertThat(faults(terms("""
                                    "calendar": "elsewhere", "teamCalendars": {"desk/1": "nowhere"},
                                    "serviceCalendars": {"mail": "never"},""", """
                                    [{"id": "r", "metric": "TIME_TO_RESOLVE", "duration": "PT4H", "calendar": "gone"}]"""), Terms.class))
                    .extracting(Fault::pointer)
                    .containsExactlyInAnyOrder(
                            "/calendar", "/teamCalendars/desk~11", "/serviceCalendars/mail", "/targets/0/calendar");
        }

        @Test
        void no_two_targets_have_one_name_also_not_across_time_and_experience() {
            var text = terms("\"calendar\": \"office\",", """
                            [{"id": "r", "metric": "TIME_TO_RESOLVE", "duration": "PT4H"}]""").replace("\"targets\"", """
                            "experienceTargets": [
                              {"id": "r", "metric": "RATING", "minimumAverage": 4.0, "minimumResponses": 5}],
                            "targets\"""");

            assertThat(faults(text, Terms.class)).extracting(Fault::pointer).containsExactly("/experienceTargets/0/id");
        }

        @Test
        void what_was_written_is_read_again_and_written_the_same() throws Exception {
            var terms = read(terms("\"calendar\": \"office\", \"services\": [\"mail\", \"files\"],", """
                            [{"id": "r", "metric": "TIME_TO_RESOLVE", "workingDays": 2, "dueAtPoint": "16:00",
                              "priorities": ["P2", "P1"], "attainmentPercent": 95.0}]"""), Terms.class);
            var written = Json.mapper().writeValueAsString(terms);
            var again = Json.mapper().readValue(written, Terms.class);

            assertThat(again).isEqualTo(terms);
            assertThat(Json.mapper().writeValueAsString(again)).isEqualTo(written);
        }
    }

    @Nested
    class AnExperienceTarget {
        @Test
        void asks_for_one_to_five_stars_of_at_least_one_response() {
            assertThat(faults("""
                            {"id": "x", "metric": "TIME_TO_OWN", "minimumAverage": 5.1, "minimumResponses": 0}""", ExperienceTarget.class))
                    .extracting(Fault::pointer)
                    .containsExactly("/metric", "/minimumAverage", "/minimumResponses");
        }
    }

    @Nested
    class AnExclusion {
        @Test
        void ends_after_it_starts() {
            assertThat(faults("""
                            {"from": "2026-03-02T10:00:00Z", "until": "2026-03-02T10:00:00Z",
                             "clause": "7.2", "party": "CUSTOMER"}""", Exclusion.class)).extracting(Fault::code).containsExactly("ENDS_BEFORE_IT_STARTS");
        }
    }
}
