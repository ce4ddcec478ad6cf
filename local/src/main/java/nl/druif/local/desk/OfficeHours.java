package nl.druif.local.desk;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When the desk's people are at work: Monday to Friday, 08:00 to 18:00 in Amsterdam. They work on holidays, unlike the agreement. */
final class OfficeHours {
    static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final LocalTime OPENS = LocalTime.of(8, 0);
    private static final LocalTime CLOSES = LocalTime.of(18, 0);

    private OfficeHours() {}

    /** The moment at which {@code worked} hours of the desk have gone by since {@code start}. */
    static Instant after(Instant start, Duration worked) {
        var at = opening(start.atZone(ZONE));
        var left = worked;
        while (true) {
            var today = Duration.between(at, at.with(CLOSES));
            if (left.compareTo(today) <= 0) {
                return at.plus(left).toInstant();
            }
            left = left.minus(today);
            at = opening(at.with(CLOSES));
        }
    }

    static boolean isWorkday(LocalDate date) {
        return date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** {@code at} itself when the desk is open then, else the next opening. */
    private static ZonedDateTime opening(ZonedDateTime at) {
        if (isWorkday(at.toLocalDate()) && at.toLocalTime().isBefore(CLOSES)) {
            return at.toLocalTime().isBefore(OPENS) ? at.with(OPENS) : at;
        }
        return opening(at.plusDays(1).with(LocalTime.MIDNIGHT));
    }
}
