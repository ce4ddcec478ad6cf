package nl.druif.experience.xla;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.YearMonth;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;

/** A calendar month such as {@code 2026-04}. */
public record Month(YearMonth value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Month fromString(String text) {
        if (!text.matches("(19|20)\\d\\d-(0[1-9]|1[0-2])")) {
            throw new Faulty(
                    new Fault("", "INVALID_VALUE", "A period is a month such as 2026-04.").with("kind", "month"));
        }
        return new Month(YearMonth.parse(text));
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
