package nl.druif.agreement.agreement;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import nl.druif.foundation.problem.Language;

/**
 * How a reader is spoken to. Names of days and months are written out here: those of the JDK change with its locale data.
 *
 * @param zone whose walls and clocks people look at
 */
record Speech(Language language, ZoneId zone) {
    private static final List<String> DAGEN = List.of("ma", "di", "wo", "do", "vr", "za", "zo");
    private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
    private static final List<String> MAANDEN =
            List.of("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec");
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    String say(String nl, String en) {
        return switch (language) {
            case NL -> nl;
            case EN -> en;
        };
    }

    /** As {@code 3 d 20 min}. */
    String length(Duration length) {
        var text = new StringBuilder();
        part(text, length.toDays(), "d");
        part(text, length.toHoursPart(), say("u", "h"));
        part(text, length.toMinutesPart(), "min");
        part(text, length.toSecondsPart(), "s");
        return text.isEmpty() ? "0 min" : text.toString();
    }

    /** Counted in hours however long: a day of counted time is easily taken for a day on the wall. */
    String counted(Duration length) {
        var text = new StringBuilder();
        part(text, length.toHours(), say("u", "h"));
        part(text, length.toMinutesPart(), "min");
        part(text, length.toSecondsPart(), "s");
        return text.isEmpty() ? "0 min" : text.toString();
    }

    /** As {@code vr 24 apr 2026 17:00}. */
    String moment(Instant at) {
        var local = at.atZone(zone);
        var day = local.getDayOfWeek().getValue() - 1;
        var month = local.getMonthValue() - 1;
        return String.format(
                Locale.ROOT,
                "%s %d %s %d %02d:%02d",
                say(DAGEN.get(day), DAYS.get(day)),
                local.getDayOfMonth(),
                say(MAANDEN.get(month), MONTHS.get(month)),
                local.getYear(),
                local.getHour(),
                local.getMinute());
    }

    private static void part(StringBuilder text, long amount, String unit) {
        if (amount > 0) {
            text.append(text.isEmpty() ? "" : " ").append(amount).append(' ').append(unit);
        }
    }
}
