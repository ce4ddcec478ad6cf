package nl.druif.ticketclock.outage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;

/** Written as {@code 2026-10}. */
public record CalendarMonth(YearMonth month) {
    private static final Pattern FORM = Pattern.compile("(19[7-9]|20\\d)\\d-\\d\\d");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static CalendarMonth fromString(String text) {
        try {
            if (FORM.matcher(text).matches()) {
                return new CalendarMonth(YearMonth.parse(text));
            }
        } catch (DateTimeParseException noMonth) {
            // falls through to the refusal that every other form gets
        }
        throw new Faulty(new Fault("", "NOT_A_MONTH", "A period is a month such as 2026-10."));
    }

    /** Half-open with {@link #until}. */
    Instant from(ZoneId zone) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }

    Instant until(ZoneId zone) {
        return month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
    }

    @Override
    @JsonValue
    public String toString() {
        return month.toString();
    }
}
