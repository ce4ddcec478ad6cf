package nl.druif.foundation.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;

/** The moment of a working day at which a target counted in working days is due: one string in JSON. */
public record DueAtPoint(Optional<TimeOfDay> time, boolean opening) {
    /** When the day's last window closes. */
    public static final DueAtPoint CLOSING = new DueAtPoint(Optional.empty(), false);

    /** At the first opening after the day's last window closed. */
    public static final DueAtPoint NEXT_OPENING = new DueAtPoint(Optional.empty(), true);

    /** When the clock on the wall says so, open or not. */
    public static DueAtPoint at(TimeOfDay time) {
        return new DueAtPoint(Optional.of(time), false);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static DueAtPoint parse(String text) {
        return switch (text) {
            case "CLOSING" -> CLOSING;
            case "NEXT_OPENING" -> NEXT_OPENING;
            default -> at(time(text));
        };
    }

    private static TimeOfDay time(String text) {
        try {
            return TimeOfDay.parse(text);
        } catch (Faulty notATime) {
            throw new Faulty(new Fault(
                            "",
                            "NOT_A_DUE_POINT",
                            "'" + Quoted.part(text)
                                    + "' is no due point; write CLOSING, NEXT_OPENING or a time such as 16:00.")
                    .with("given", Quoted.part(text)));
        }
    }

    @Override
    @JsonValue
    public String toString() {
        return time.map(TimeOfDay::toString).orElse(opening ? "NEXT_OPENING" : "CLOSING");
    }
}
