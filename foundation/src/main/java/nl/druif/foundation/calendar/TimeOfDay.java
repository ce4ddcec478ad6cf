package nl.druif.foundation.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalTime;
import java.util.regex.Pattern;
import nl.druif.foundation.problem.Faulty;

/**
 * A time on the wall, from {@code 00:00} up to and including {@code 24:00}, the end of the day.
 *
 * @param second seconds since local midnight as the clock on the wall counts them
 */
public record TimeOfDay(int second) implements Comparable<TimeOfDay> {
    static final int DAY = 24 * 60 * 60;
    static final TimeOfDay MIDNIGHT = new TimeOfDay(0);
    static final TimeOfDay END_OF_DAY = new TimeOfDay(DAY);

    private static final Pattern FORM = Pattern.compile("([01]\\d|2[0-4]):([0-5]\\d)(?::([0-5]\\d))?");

    public TimeOfDay {
        if (second < 0 || second > DAY) {
            throw new Faulty("NOT_A_TIME_OF_DAY", "A time of day lies between 00:00 and 24:00.");
        }
    }

    /** Reads {@code HH:mm} or {@code HH:mm:ss}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static TimeOfDay parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw notATime(text);
        }
        var seconds = form.group(3) == null ? 0 : Integer.parseInt(form.group(3));
        var second = (Integer.parseInt(form.group(1)) * 60 + Integer.parseInt(form.group(2))) * 60 + seconds;
        if (second > DAY) {
            throw notATime(text);
        }
        return new TimeOfDay(second);
    }

    public static TimeOfDay of(LocalTime time) {
        return new TimeOfDay(time.toSecondOfDay());
    }

    private static Faulty notATime(String text) {
        return new Faulty(
                "NOT_A_TIME_OF_DAY",
                "'" + Quoted.part(text) + "' is no time of day; write HH:mm, such as 08:30 or 24:00.");
    }

    @Override
    public int compareTo(TimeOfDay other) {
        return Integer.compare(second, other.second);
    }

    @Override
    @JsonValue
    public String toString() {
        var minutes = "%02d:%02d".formatted(second / 3600, second / 60 % 60);
        return second % 60 == 0 ? minutes : minutes + ":%02d".formatted(second % 60);
    }
}
