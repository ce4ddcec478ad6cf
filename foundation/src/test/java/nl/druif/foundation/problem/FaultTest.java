package nl.druif.foundation.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import nl.druif.foundation.json.Json;
import org.junit.jupiter.api.Test;

class FaultTest {
    private static final Fault FAULT = new Fault("/to", "ENDS_BEFORE_START", "A window ends after it starts.");

    @Test
    void in_json_a_fault_is_its_place_its_code_and_its_sentence() throws JsonProcessingException {
        var text = Json.mapper().writeValueAsString(FAULT.with("from", "09:00"));
        assertThat(text)
                .isEqualTo(
                        "{\"pointer\":\"/to\",\"code\":\"ENDS_BEFORE_START\",\"detail\":\"A window ends after it starts.\"}");
        assertThat(Json.mapper().readValue(text, Fault.class)).isEqualTo(FAULT);
    }

    @Test
    void the_holder_of_a_faulty_value_says_where_it_holds_it() {
        assertThat(FAULT.under("/weekly/monday/0").pointer()).isEqualTo("/weekly/monday/0/to");
    }
}
