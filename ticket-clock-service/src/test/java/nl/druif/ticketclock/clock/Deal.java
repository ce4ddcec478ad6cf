package nl.druif.ticketclock.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.calendar.ClosedDay;
import nl.druif.foundation.calendar.OpenWindow;
import nl.druif.foundation.calendar.OpeningHours;
import nl.druif.foundation.calendar.TimeOfDay;
import nl.druif.foundation.calendar.WeeklyHours;
import nl.druif.foundation.terms.OnNewVersion;
import nl.druif.foundation.terms.OnPriorityChange;
import nl.druif.foundation.terms.OnReopen;
import nl.druif.foundation.terms.Policies;
import nl.druif.foundation.terms.Terms;
import nl.druif.foundation.terms.TermsVersion;

/** Writes a version of an agreement as a sentence; in Amsterdam, valid from 2000 unless it says otherwise. */
final class Deal {
    static final UUID AGREEMENT = UUID.fromString("0190a1b2-0000-7000-8000-000000000001");
    static final OpeningHours OFFICE = OpeningHours.of(
                    "Europe/Amsterdam", WeeklyHours.mondayToFriday(window("08:00", "18:00")))
            .closedOn(ClosedDay.whole(LocalDate.parse("2026-04-27"), "Koningsdag"));
    static final OpeningHours ROUND_THE_CLOCK =
            OpeningHours.of("Europe/Amsterdam", WeeklyHours.everyDay(window("00:00", "24:00")));

    private final Map<String, List<CalendarVersion>> calendars = new TreeMap<>();
    private final Map<String, String> teamCalendars = new TreeMap<>();
    private final Map<String, String> serviceCalendars = new TreeMap<>();
    private List<String> services = List.of();
    private OnPriorityChange onPriorityChange = OnPriorityChange.KEEP_START;
    private OnReopen onReopen = OnReopen.CONTINUE;
    private OnNewVersion onNewVersion = OnNewVersion.PIN;
    private boolean strictPause;
    private int version = 1;
    private Instant validFrom = Instant.parse("2000-01-01T00:00:00Z");
    private Optional<Instant> validUntil = Optional.empty();
    private Instant recordedAt = Instant.parse("2000-01-01T00:00:00Z");

    private Deal(OpeningHours hours) {
        calendars.put("own", List.of(version("1", hours)));
    }

    static Deal officeHours() {
        return new Deal(OFFICE);
    }

    static Deal roundTheClock() {
        return new Deal(ROUND_THE_CLOCK);
    }

    static Deal in(OpeningHours hours) {
        return new Deal(hours);
    }

    static OpenWindow window(String from, String to) {
        return new OpenWindow(TimeOfDay.parse(from), TimeOfDay.parse(to));
    }

    Deal withCalendar(String name, OpeningHours hours) {
        calendars.put(name, List.of(version("1", hours)));
        return this;
    }

    Deal withTeamIn(String team, String calendar) {
        teamCalendars.put(team, calendar);
        return this;
    }

    Deal onPriorityChange(OnPriorityChange policy) {
        onPriorityChange = policy;
        return this;
    }

    Deal onReopen(OnReopen policy) {
        onReopen = policy;
        return this;
    }

    Deal onNewVersion(OnNewVersion policy) {
        onNewVersion = policy;
        return this;
    }

    Deal strict() {
        strictPause = true;
        return this;
    }

    Deal covering(String... names) {
        services = List.of(names);
        return this;
    }

    Deal validFrom(String local) {
        validFrom = History.amsterdam(local);
        return this;
    }

    Deal validUntil(String local) {
        validUntil = Optional.of(History.amsterdam(local));
        return this;
    }

    Deal recordedAt(String local) {
        recordedAt = History.amsterdam(local);
        return this;
    }

    Deal asVersion(int number) {
        version = number;
        return this;
    }

    TermsVersion promising(Promise... promises) {
        var terms = new Terms(
                calendars,
                Optional.of("own"),
                serviceCalendars,
                teamCalendars,
                services,
                Arrays.stream(promises).map(Promise::made).toList(),
                List.of(),
                new Policies(onPriorityChange, onReopen, onNewVersion, strictPause));
        return new TermsVersion(AGREEMENT, version, validFrom, validUntil, recordedAt, terms);
    }

    private static CalendarVersion version(String name, OpeningHours hours) {
        return new CalendarVersion(name, Optional.empty(), Optional.empty(), hours);
    }
}
