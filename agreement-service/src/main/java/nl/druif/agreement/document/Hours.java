package nl.druif.agreement.document;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.druif.agreement.agreement.Wording;
import nl.druif.agreement.catalogue.Support;
import nl.druif.agreement.document.Contract.Grid;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.calendar.ClosedDay;
import nl.druif.foundation.calendar.Holidays;
import nl.druif.foundation.calendar.OpeningHours;
import nl.druif.foundation.calendar.PublicHolidays;

/** When somebody is there, how to reach him, and what happens when nobody is. */
final class Hours {
    private Hours() {}

    static void print(Printing paper) {
        paper.terms().sections().support().ifPresent(support -> support(paper, support));
        var named = promised(paper.terms());
        paper.calendars().forEach((name, versions) -> {
            if (named.contains(name)) {
                versions.forEach(version -> calendar(paper, name, version));
            }
        });
    }

    /** Not those of teams: when who works is not what the customer is promised. */
    private static Set<String> promised(Wording terms) {
        var named = new HashSet<>(terms.serviceCalendars().values());
        terms.calendar().ifPresent(named::add);
        terms.targets().forEach(target -> target.calendar().ifPresent(named::add));
        terms.availabilityTargets().forEach(target -> target.calendar().ifPresent(named::add));
        return named;
    }

    private static void support(Printing paper, Support support) {
        var words = paper.words();
        var rows = support.channels().stream()
                .map(channel -> List.of(
                        channel.kind(), channel.address(), channel.hours().orElse(words.say("hours.as.below"))))
                .toList();
        paper.clause(
                "hours",
                "sections/support",
                words.say("support"),
                support.outsideHours().map(PartiesAndServices::paragraphs).orElse(List.of()).stream()
                        .map(text -> words.say("support.outside", text))
                        .toList(),
                new Grid(
                        words.say("support"),
                        List.of(words.say("channel"), words.say("address"), words.say("hours")),
                        rows));
    }

    private static void calendar(Printing paper, String name, CalendarVersion version) {
        var words = paper.words();
        var hours = version.hours();
        var sentences = new ArrayList<String>();
        sentences.add(words.say("calendar.zone", hours.timeZone()));
        version.from().ifPresent(from -> sentences.add(words.say("calendar.from", words.date(from))));
        version.until().ifPresent(until -> sentences.add(words.say("calendar.until", words.date(until))));
        use(paper, name, sentences);
        hours.holidays().ifPresent(holidays -> sentences.add(holidays(paper, holidays)));
        var grids = new ArrayList<Grid>();
        grids.add(week(words, hours));
        days(paper, hours, grids);
        paper.clause(
                "hours",
                "calendars/" + name + "/" + version.version(),
                words.say("calendar.title", name, version.version()),
                sentences,
                grids.toArray(Grid[]::new));
    }

    private static void use(Printing paper, String name, List<String> sentences) {
        var words = paper.words();
        var terms = paper.terms();
        if (terms.calendar().filter(name::equals).isPresent()) {
            sentences.add(words.say("calendar.main"));
        }
        terms.serviceCalendars().forEach((service, calendar) -> {
            if (calendar.equals(name)) {
                sentences.add(words.say("calendar.service", paper.service(service)));
            }
        });
    }

    private static Grid week(Words words, OpeningHours hours) {
        var rows = Arrays.stream(DayOfWeek.values())
                .map(day -> List.of(
                        words.say("day." + day.name()),
                        hours.weekly().on(day).isEmpty()
                                ? words.say("closed")
                                : words.all(hours.weekly().on(day).stream()
                                        .map(window -> window.from() + "–" + window.to())
                                        .toList())))
                .toList();
        return new Grid(words.say("week"), List.of(words.say("day"), words.say("hours")), rows);
    }

    /** The country's days in the first two years it holds: what a reader can check against his own diary. */
    private static String holidays(Printing paper, Holidays holidays) {
        var words = paper.words();
        var first = paper.version().validFrom().atZone(paper.zone()).getYear();
        var dates = Stream.of(first, first + 1)
                .flatMap(year -> PublicHolidays.proposal(holidays, year).stream())
                .map(day -> words.say("holiday", day.name(), words.date(day.date())))
                .toList();
        return words.say(
                "holidays",
                holidays.region()
                        .map(region -> holidays.country() + "-" + region)
                        .orElse(holidays.country()),
                String.join(", ", dates));
    }

    private static void days(Printing paper, OpeningHours hours, List<Grid> grids) {
        var words = paper.words();
        if (!hours.closed().isEmpty()) {
            var rows = hours.closed().stream()
                    .map(day -> List.of(words.date(day.date()), part(words, day), day.name()))
                    .toList();
            grids.add(new Grid(
                    words.say("closed.days"),
                    List.of(words.say("date"), words.say("hours"), words.say("reason")),
                    rows));
        }
        if (!hours.extraOpenings().isEmpty()) {
            var rows = hours.extraOpenings().stream()
                    .map(day -> row(words, day.date(), day.from() + "–" + day.to()))
                    .toList();
            grids.add(new Grid(words.say("extra.days"), List.of(words.say("date"), words.say("hours")), rows));
        }
    }

    private static List<String> row(Words words, LocalDate date, String hours) {
        return List.of(words.date(date), hours);
    }

    private static String part(Words words, ClosedDay day) {
        return day.from().isEmpty() && day.to().isEmpty()
                ? words.say("whole.day")
                : words.say(
                        "closed.part",
                        day.from().map(Object::toString).orElse("00:00"),
                        day.to().map(Object::toString).orElse("24:00"));
    }
}
