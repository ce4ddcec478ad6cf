package nl.druif.agreement.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Collectors;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;
import org.junit.jupiter.api.Test;

class CalendarPreviewTest {
    private static final String EIGHT_TO_SIX = """
            {"timeZone": "Europe/Amsterdam",
             "weekly": {"monday": [{"from": "08:00", "to": "18:00"}], "tuesday": [{"from": "08:00", "to": "18:00"}],
                        "wednesday": [{"from": "08:00", "to": "18:00"}], "thursday": [{"from": "08:00", "to": "18:00"}],
                        "friday": [{"from": "08:00", "to": "18:00"}]},
             "closed": [{"date": "2026-04-27", "name": "Koningsdag"}]}
            """;

    private final ObjectMapper json = Json.mapper();

    @Test
    void says_when_a_target_is_due() throws JsonProcessingException {
        assertThat(answer(EIGHT_TO_SIX, "{\"start\": \"2026-04-24T15:00:00Z\", \"duration\": \"PT4H\"}"))
                .isEqualTo("{\"items\":[{\"dueAt\":\"2026-04-28T09:00:00Z\"}]}");
    }

    @Test
    void says_how_much_is_counted_between_two_instants() throws JsonProcessingException {
        assertThat(answer(EIGHT_TO_SIX, "{\"start\": \"2026-04-24T15:00:00Z\", \"end\": \"2026-04-28T09:00:00Z\"}"))
                .isEqualTo("{\"items\":[{\"counted\":\"PT4H\"}]}");
    }

    @Test
    void counts_backwards() throws JsonProcessingException {
        assertThat(answer(EIGHT_TO_SIX, "{\"start\": \"2026-04-28T09:00:00Z\", \"backwards\": \"PT4H\"}"))
                .isEqualTo("{\"items\":[{\"dueAt\":\"2026-04-24T15:00:00Z\"}]}");
    }

    @Test
    void says_whether_it_is_open_and_until_when() throws JsonProcessingException {
        assertThat(answer(EIGHT_TO_SIX, "{\"at\": \"2026-04-24T15:00:00Z\"}"))
                .isEqualTo("{\"items\":[{\"open\":true,\"nextBoundary\":\"2026-04-24T16:00:00Z\"}]}");
    }

    @Test
    void names_every_item_that_the_calendar_cannot_answer() throws JsonProcessingException {
        var preview = preview(
                EIGHT_TO_SIX,
                "{\"at\": \"2026-04-24T15:00:00Z\"}",
                "{\"at\": \"1969-12-31T23:59:59Z\"}",
                "{\"start\": \"9999-12-31T00:00:00Z\", \"duration\": \"PT4H\"}",
                "{\"start\": \"2099-12-30T00:00:00Z\", \"duration\": \"P3660D\"}",
                "{\"start\": \"2026-04-24T15:00:00Z\", \"end\": \"2100-04-24T15:00:00Z\"}");
        assertThat(catchThrowableOfType(Faulty.class, preview::answers).faults())
                .extracting(Fault::pointer, Fault::code)
                .containsExactly(
                        tuple("/items/1/at", "CALENDAR_HORIZON_PASSED"),
                        tuple("/items/2/start", "CALENDAR_HORIZON_PASSED"),
                        tuple("/items/3/duration", "CALENDAR_HORIZON_PASSED"),
                        tuple("/items/4/end", "CALENDAR_HORIZON_PASSED"));
    }

    @Test
    void refuses_a_target_in_a_calendar_that_is_never_open() throws JsonProcessingException {
        var preview = preview(
                "{\"timeZone\": \"UTC\", \"weekly\": {}}",
                "{\"start\": \"2026-04-24T15:00:00Z\", \"duration\": \"PT4H\"}",
                "{\"at\": \"2026-04-24T15:00:00Z\"}");
        assertThat(catchThrowableOfType(Faulty.class, preview::answers).faults())
                .extracting(Fault::pointer, Fault::code)
                .containsExactly(tuple("/items/0/duration", "NEVER_OPEN"));
    }

    @Test
    void refuses_an_item_that_is_no_question_or_two() {
        for (var item : new String[] {
            "{}",
            "{\"start\": \"2026-04-24T15:00:00Z\"}",
            "{\"duration\": \"PT4H\"}",
            "{\"start\": \"2026-04-24T15:00:00Z\", \"duration\": \"PT4H\", \"backwards\": \"PT4H\"}",
            "{\"start\": \"2026-04-24T15:00:00Z\", \"at\": \"2026-04-24T15:00:00Z\"}",
            "{\"start\": \"2026-04-24T15:00:00Z\", \"end\": \"2026-04-24T14:00:00Z\"}"
        }) {
            assertThatThrownBy(() -> preview(EIGHT_TO_SIX, item))
                    .isInstanceOf(JsonMappingException.class)
                    .hasRootCauseInstanceOf(Faulty.class);
        }
    }

    @Test
    void answers_a_thousand_items_at_most() throws JsonProcessingException {
        var item = "{\"at\": \"2026-04-24T15:00:00Z\"}";
        assertThat(preview(EIGHT_TO_SIX, Collections.nCopies(1_000, item).toArray(String[]::new))
                        .answers()
                        .items())
                .hasSize(1_000);
        assertThatThrownBy(() ->
                        preview(EIGHT_TO_SIX, Collections.nCopies(1_001, item).toArray(String[]::new)))
                .hasRootCauseInstanceOf(Faulty.class);
    }

    private String answer(String calendar, String item) throws JsonProcessingException {
        return json.writeValueAsString(preview(calendar, item).answers());
    }

    private CalendarPreview preview(String calendar, String... items) throws JsonProcessingException {
        var list = Arrays.stream(items).collect(Collectors.joining(",", "[", "]"));
        return json.readValue("{\"calendar\": " + calendar + ", \"items\": " + list + "}", CalendarPreview.class);
    }
}
