package nl.druif.ticketclock.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import nl.druif.foundation.json.Json;
import org.junit.jupiter.api.Test;

class UploadTest {
    @Test
    void where_a_file_lies_makes_no_difference() throws JsonProcessingException {
        assertThat(text("/tmp/a")).isEqualTo(text("/tmp/b"));
    }

    private static String text(String place) throws JsonProcessingException {
        return Json.mapper().writeValueAsString(new Upload("x.csv", "{}", false, 3, "abc", Path.of(place)));
    }
}
