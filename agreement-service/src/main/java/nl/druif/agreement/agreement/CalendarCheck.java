package nl.druif.agreement.agreement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import nl.druif.foundation.calendar.BusinessCalendar;
import nl.druif.foundation.calendar.CalendarHorizonPassed;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.calendar.NeverOpen;
import nl.druif.foundation.terms.Target;
import nl.druif.foundation.terms.Terms;

/** Whether calendars can keep what targets promise in them. */
record CalendarCheck(Terms terms, Instant from, Optional<Instant> until, Speech speech) {
    private static final int WEEKS = 4;
    private static final Duration YEAR = Duration.ofDays(366);

    List<Finding> findings() {
        var found = new ArrayList<Finding>();
        terms.calendars().forEach((name, versions) -> coverage(name, versions).ifPresent(found::add));
        for (var target : terms.targets()) {
            calendars(target).forEach((name, calendar) -> check(target, name, calendar, found));
        }
        return found;
    }

    private void check(Target target, String name, BusinessCalendar calendar, List<Finding> found) {
        var clause = ClauseId.of("targets", target.id()).text();
        try {
            target.duration()
                    .flatMap(duration -> longerThanAWeek(clause, name, calendar, duration.length()))
                    .ifPresent(found::add);
            target.wallClockDays()
                    .flatMap(days -> shorterThanAClosure(clause, name, calendar, days))
                    .ifPresent(found::add);
            target.workingDays().ifPresent(days -> calendar.due(from, Duration.ofMillis(1)));
        } catch (NeverOpen never) {
            found.add(neverOpen(clause, name));
        } catch (CalendarHorizonPassed end) {
            // What it does not know is a finding about the calendar itself.
            return;
        }
    }

    /** The names of the calendars that a target may count in, each once. */
    private LinkedHashMap<String, BusinessCalendar> calendars(Target target) {
        var names = new TreeSet<String>();
        var own = target.calendar().filter(name -> !name.equals(Target.HOLDER_TEAM));
        own.or(terms::calendar)
                .ifPresentOrElse(
                        names::add, () -> names.addAll(terms.serviceCalendars().values()));
        if (own.isEmpty() && target.calendar().isPresent()) {
            names.addAll(terms.teamCalendars().values());
        }
        var calendars = new LinkedHashMap<String, BusinessCalendar>();
        names.forEach(name -> Optional.ofNullable(terms.calendars().get(name))
                .ifPresent(versions -> calendars.put(name, BusinessCalendar.of(versions))));
        return calendars;
    }

    private Optional<Finding> longerThanAWeek(
            String clause, String name, BusinessCalendar calendar, Duration promised) {
        var month = calendar.open(from, from.plus(Duration.ofDays(7L * WEEKS)));
        var aWeek = month.dividedBy(WEEKS);
        var due = calendar.due(from, promised);
        if (promised.compareTo(aWeek) <= 0) {
            return Optional.empty();
        }
        var takes = Duration.between(from, due);
        return Optional.of(Finding.warning(
                        "LONGER_THAN_A_WEEK",
                        clause,
                        speech.say(
                                "Er wordt " + speech.counted(promised) + " geteld, maar " + name + " is gemiddeld maar "
                                        + speech.counted(aWeek) + " per week open: de klant wacht "
                                        + speech.length(takes)
                                        + ".",
                                speech.counted(promised) + " are counted, but " + name + " opens for only "
                                        + speech.counted(aWeek) + " in an average week: the customer waits "
                                        + speech.length(takes) + "."))
                .with("calendar", name)
                .with("promised", promised)
                .with("openPerWeek", aWeek)
                .with("waits", takes));
    }

    private Optional<Finding> shorterThanAClosure(String clause, String name, BusinessCalendar calendar, int days) {
        var longest = longestClosure(calendar);
        if (longest.length().compareTo(Duration.ofDays(days)) <= 0) {
            return Optional.empty();
        }
        return Optional.of(Finding.warning(
                        "SHORTER_THAN_A_CLOSURE",
                        clause,
                        speech.say(
                                "Beloofd is " + days + " d op de kalender, maar " + name + " is dicht van "
                                        + speech.moment(longest.from()) + " tot " + speech.moment(longest.to()) + " ("
                                        + speech.length(longest.length())
                                        + "): wie dan meldt, kan niet op tijd worden geholpen.",
                                days + " d on the wall are promised, but " + name + " is closed from "
                                        + speech.moment(longest.from()) + " to " + speech.moment(longest.to()) + " ("
                                        + speech.length(longest.length())
                                        + "): who reports then cannot be helped in time."))
                .with("calendar", name)
                .with("days", days)
                .with("closedFrom", longest.from())
                .with("closedUntil", longest.to()));
    }

    private record Closure(Instant from, Instant to) {
        Duration length() {
            return Duration.between(from, to);
        }
    }

    private Closure longestClosure(BusinessCalendar calendar) {
        var longest = new Closure(from, from);
        var end = from.plus(YEAR);
        for (var at = from; at.isBefore(end); ) {
            var boundary = calendar.nextBoundary(at).filter(end::isAfter).orElse(end);
            var closure = new Closure(at, boundary);
            if (!calendar.isOpen(at) && closure.length().compareTo(longest.length()) > 0) {
                longest = closure;
            }
            at = boundary;
        }
        return longest;
    }

    private Finding neverOpen(String clause, String name) {
        return Finding.error(
                        "NEVER_OPEN",
                        clause,
                        speech.say(
                                name + " gaat nooit open, dus er wordt nooit iets geteld.",
                                name + " never opens, so nothing is ever counted."))
                .with("calendar", name)
                .asContradiction();
    }

    /** The first day of the agreement that no version of the calendar knows. */
    private Optional<Finding> coverage(String name, List<CalendarVersion> versions) {
        var zone = versions.get(versions.size() - 1).hours().timeZone().id();
        var last = until.map(end -> end.minusMillis(1).atZone(zone).toLocalDate());
        return firstUnknown(versions, from.atZone(zone).toLocalDate())
                .filter(day -> last.map(end -> !day.isAfter(end)).orElse(true))
                .map(day -> unknown(name, day, zone));
    }

    private Finding unknown(String name, LocalDate day, ZoneId zone) {
        var since = day.atStartOfDay(zone).toInstant();
        return Finding.error(
                        "CALENDAR_DOES_NOT_COVER",
                        "calendar",
                        speech.say(
                                "Vanaf " + speech.moment(since) + " weet niemand wanneer " + name
                                        + " open is; de overeenkomst geldt dan nog.",
                                "From " + speech.moment(since) + " on nobody knows when " + name
                                        + " is open, while the agreement holds."))
                .with("calendar", name)
                .with("unknownFrom", day);
    }

    private static Optional<LocalDate> firstUnknown(List<CalendarVersion> versions, LocalDate from) {
        var day = from;
        for (int i = 0; i <= versions.size(); i++) {
            var asked = day;
            var knowing = versions.stream()
                    .filter(version ->
                            version.from().map(start -> !asked.isBefore(start)).orElse(true))
                    .filter(version -> version.until().map(asked::isBefore).orElse(true))
                    .toList();
            if (knowing.isEmpty()) {
                return Optional.of(day);
            }
            if (knowing.stream().anyMatch(version -> version.until().isEmpty())) {
                return Optional.empty();
            }
            day = knowing.stream()
                    .flatMap(version -> version.until().stream())
                    .max(LocalDate::compareTo)
                    .orElse(day);
        }
        return Optional.empty();
    }
}
