package nl.druif.foundation.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.regex.Pattern;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;

/**
 * A length of counted time: whole seconds, more than none, at most {@code P3660D}.
 *
 * <p>A day is 24 counted hours. Weeks, months and years are no lengths of counted time and are refused.
 */
public record WorkingDuration(Duration length) implements Comparable<WorkingDuration> {
    public static final Duration LONGEST = Duration.ofDays(3_660);

    private static final Pattern FORM =
            Pattern.compile("P(?=.)(?:\\d{1,10}D)?(?:T(?=.)(?:\\d{1,10}H)?(?:\\d{1,10}M)?(?:\\d{1,10}S)?)?");
    private static final Pattern CALENDAR_PERIOD = Pattern.compile("P[^T]*[YMW].*");

    public WorkingDuration {
        if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
            throw new Faulty(
                    new Fault("", "DURATION_OUT_OF_RANGE", length + " is out of range; more than PT0S, at most P3660D.")
                            .with("given", length));
        }
        if (length.getNano() != 0) {
            throw new Faulty(
                    new Fault("", "DURATION_TOO_FINE", length + " is finer than a second.").with("given", length));
        }
    }

    public static WorkingDuration ofHours(long hours) {
        return new WorkingDuration(Duration.ofHours(hours));
    }

    /** Reads {@code PnDTnHnMnS} as ISO 8601 writes it: upper case, no sign, no fraction. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static WorkingDuration parse(String text) {
        if (CALENDAR_PERIOD.matcher(text).matches()) {
            throw new Faulty(new Fault(
                            "",
                            "DURATION_AMBIGUOUS",
                            "'" + Quoted.part(text)
                                    + "' has no fixed length in opening hours; write hours, such as PT40H.")
                    .with("given", Quoted.part(text)));
        }
        if (!FORM.matcher(text).matches()) {
            throw new Faulty(new Fault(
                            "",
                            "NOT_A_DURATION",
                            "'" + Quoted.part(text)
                                    + "' is no duration above zero; write PnDTnHnMnS, such as PT4H or PT30M.")
                    .with("given", Quoted.part(text)));
        }
        // At most ten digits a part: the sum cannot overflow.
        return new WorkingDuration(Duration.parse(text));
    }

    public long millis() {
        return length.toMillis();
    }

    @Override
    public int compareTo(WorkingDuration other) {
        return length.compareTo(other.length);
    }

    @Override
    @JsonValue
    public String toString() {
        return length.toString();
    }
}
