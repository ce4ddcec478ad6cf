package nl.druif.ticketclock.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import nl.druif.foundation.terms.PartyRole;

/**
 * How times are said in a language. Names of days and months are written out here: those of the JDK change with its locale
 * data, and an explanation that was given once must be found again.
 */
enum Wording {
    NL(
            "u",
            List.of("ma", "di", "wo", "do", "vr", "za", "zo"),
            List.of("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")),
    EN(
            "h",
            List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"));

    private final String hours;
    private final List<String> days;
    private final List<String> months;

    Wording(String hours, List<String> days, List<String> months) {
        this.hours = hours;
        this.days = days;
        this.months = months;
    }

    /** As {@code 3 u 20 min}; parts that are zero are left out. */
    String length(Duration length) {
        var text = new StringBuilder();
        part(text, length.toHours(), hours);
        part(text, length.toMinutesPart(), "min");
        part(text, length.toSecondsPart(), "s");
        part(text, length.toMillisPart(), "ms");
        return text.isEmpty() ? "0 min" : text.toString();
    }

    private static void part(StringBuilder text, long amount, String unit) {
        if (amount > 0) {
            text.append(text.isEmpty() ? "" : " ").append(amount).append(' ').append(unit);
        }
    }

    /** As {@code vr 24 apr}. */
    String day(Instant at, ZoneId zone) {
        var local = at.atZone(zone);
        return days.get(local.getDayOfWeek().getValue() - 1) + " " + local.getDayOfMonth() + " "
                + months.get(local.getMonthValue() - 1);
    }

    /** As {@code vr 24 apr 2026 17:00}. */
    String full(Instant at, ZoneId zone) {
        return day(at, zone) + " " + at.atZone(zone).getYear() + " " + time(at, zone);
    }

    /** As {@code vr 24 apr 17:00}. */
    String moment(Instant at, ZoneId zone) {
        return day(at, zone) + " " + time(at, zone);
    }

    /** As {@code 17:00}, finer where the instant is; with the offset in the hour that comes twice. */
    String time(Instant at, ZoneId zone) {
        var local = at.atZone(zone);
        var text = String.format(Locale.ROOT, "%02d:%02d", local.getHour(), local.getMinute());
        if (local.getSecond() != 0 || local.getNano() != 0) {
            text += String.format(Locale.ROOT, ":%02d", local.getSecond());
        }
        if (local.getNano() != 0) {
            text += String.format(Locale.ROOT, ".%03d", local.getNano() / 1_000_000);
        }
        return comesTwice(local) ? text + " (UTC" + local.getOffset() + ")" : text;
    }

    String party(PartyRole party) {
        return switch (party) {
            case PROVIDER -> this == NL ? "leverancier" : "provider";
            case CUSTOMER -> this == NL ? "opdrachtgever" : "customer";
            case TEAM -> "team";
            case SUPPLIER -> this == NL ? "toeleverancier" : "supplier";
        };
    }

    private static boolean comesTwice(ZonedDateTime local) {
        return local.getZone()
                        .getRules()
                        .getValidOffsets(local.toLocalDateTime())
                        .size()
                > 1;
    }
}
