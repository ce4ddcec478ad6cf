package nl.druif.reporting.scorecard;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nl.druif.foundation.problem.Faulty;

/** A calendar month, written as {@code 2026-10}. */
public record Period(YearMonth month) implements Comparable<Period> {
    private static final Pattern FORM = Pattern.compile("(19|20|21)\\d\\d-\\d\\d");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Period fromString(String text) {
        try {
            if (FORM.matcher(text).matches()) {
                return new Period(YearMonth.parse(text));
            }
        } catch (DateTimeParseException noMonth) {
            // falls through to the refusal that every other form gets
        }
        throw new Faulty("NOT_A_PERIOD", "A period is a month such as 2026-10.");
    }

    public static Period at(Instant instant, ZoneId zone) {
        return new Period(YearMonth.from(instant.atZone(zone)));
    }

    /** Half-open with {@link #until}. */
    public Instant from(ZoneId zone) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }

    public Instant until(ZoneId zone) {
        return next().from(zone);
    }

    public Period next() {
        return new Period(month.plusMonths(1));
    }

    public Period previous() {
        return new Period(month.minusMonths(1));
    }

    /** So many periods, oldest first, this one last. */
    public List<Period> back(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Period(month.minusMonths(count - 1L - i)))
                .toList();
    }

    @Override
    public int compareTo(Period other) {
        return month.compareTo(other.month);
    }

    @Override
    @JsonValue
    public String toString() {
        return month.toString();
    }
}
