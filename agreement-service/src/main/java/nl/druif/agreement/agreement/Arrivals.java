package nl.druif.agreement.agreement;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import nl.druif.foundation.calendar.BusinessCalendar;
import nl.druif.foundation.calendar.CalendarHorizonPassed;
import nl.druif.foundation.calendar.Stretch;

/** Moments at which a ticket might arrive. */
final class Arrivals {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration YEAR = Duration.ofDays(366);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final LocalTime FRIDAY_AFTERNOON = LocalTime.of(16, 0);
    private static final int MOST_HOLIDAYS = 20;

    private Arrivals() {}

    record Arrival(FirstDue.Occasion occasion, Instant at) {}

    /** What people ask first: the next opening, Friday afternoon, and an hour before a holiday begins. */
    static List<Arrival> usual(BusinessCalendar calendar, Instant from) {
        var arrivals = new ArrayList<Arrival>();
        known(() -> calendar.isOpen(from) ? Optional.of(from) : calendar.nextBoundary(from))
                .ifPresent(at -> arrivals.add(new Arrival(FirstDue.Occasion.NEXT_OPENING, at)));
        arrivals.add(new Arrival(FirstDue.Occasion.FRIDAY_AFTERNOON, fridayAfternoon(from, calendar.zone())));
        beforeHolidays(calendar, from).stream()
                .findFirst()
                .ifPresent(at -> arrivals.add(new Arrival(FirstDue.Occasion.BEFORE_A_HOLIDAY, at)));
        return arrivals;
    }

    /** Each hour of a week, a minute before each closing in it, and the last hours before the holidays of a year. */
    static List<Instant> sample(BusinessCalendar calendar, Instant from) {
        var sample = new TreeSet<Instant>();
        var first = from.truncatedTo(ChronoUnit.HOURS);
        for (var at = first; at.isBefore(first.plus(WEEK)); at = at.plus(HOUR)) {
            sample.add(at);
        }
        for (var at = known(() -> calendar.nextBoundary(first));
                at.filter(boundary -> boundary.isBefore(first.plus(WEEK))).isPresent(); ) {
            var boundary = at.orElseThrow();
            sample.add(boundary.minusSeconds(60));
            at = known(() -> calendar.nextBoundary(boundary));
        }
        sample.addAll(beforeHolidays(calendar, from));
        return List.copyOf(sample.tailSet(from));
    }

    private static Instant fridayAfternoon(Instant from, ZoneId zone) {
        var local = from.atZone(zone);
        var friday = local.with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY)).with(FRIDAY_AFTERNOON);
        return friday.isBefore(local) ? friday.plusWeeks(1).toInstant() : friday.toInstant();
    }

    private static List<Instant> beforeHolidays(BusinessCalendar calendar, Instant from) {
        var found = new TreeSet<Instant>();
        try {
            var until = from.plus(YEAR).toEpochMilli();
            for (var at = from.toEpochMilli();
                    at < until && found.size() < MOST_HOLIDAYS;
                    at = calendar.changeAfter(at)) {
                if (calendar.kindAt(at) == Stretch.Kind.HOLIDAY) {
                    calendar.previousBoundary(Instant.ofEpochMilli(at))
                            .map(closing -> closing.minus(HOUR))
                            .filter(arrival -> !arrival.isBefore(from))
                            .ifPresent(found::add);
                }
            }
        } catch (CalendarHorizonPassed end) {
            return List.copyOf(found);
        }
        return List.copyOf(found);
    }

    private static Optional<Instant> known(Supplier<Optional<Instant>> question) {
        try {
            return question.get();
        } catch (CalendarHorizonPassed beyond) {
            return Optional.empty();
        }
    }
}
