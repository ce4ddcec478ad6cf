package nl.druif.ticketclock.clock;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.druif.foundation.calendar.BusinessCalendar;
import nl.druif.foundation.terms.Target;
import nl.druif.foundation.terms.Terms;
import org.jspecify.annotations.Nullable;

/** Which calendar a target counts in: its own or its holder's, else the agreement's, else the service's. */
final class CalendarChoice {
    private final @Nullable BusinessCalendar always;
    private final @Nullable BusinessCalendar[] byTeam;
    private final @Nullable BusinessCalendar[] byService;

    private CalendarChoice(
            @Nullable BusinessCalendar always,
            @Nullable BusinessCalendar[] byTeam,
            @Nullable BusinessCalendar[] byService) {
        this.always = always;
        this.byTeam = byTeam;
        this.byService = byService;
    }

    static CalendarChoice of(Target target, Terms terms, Words words) {
        var compiled = terms.calendars().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> target.wallClockDays().isPresent()
                                ? BusinessCalendar.roundTheClock(
                                        BusinessCalendar.of(entry.getValue()).zone())
                                : BusinessCalendar.of(entry.getValue())));
        var followsHolder = target.calendar().filter(Target.HOLDER_TEAM::equals).isPresent();
        var named = followsHolder ? terms.calendar() : target.calendar().or(terms::calendar);
        return new CalendarChoice(
                named.map(compiled::get).orElse(null),
                followsHolder
                        ? byCode(words.teams(), terms.teamCalendars(), compiled)
                        : new BusinessCalendar[words.teams().size()],
                byCode(words.services(), terms.serviceCalendars(), compiled));
    }

    /** @return null only for a service that the terms do not cover */
    @Nullable
    BusinessCalendar in(int service, int team) {
        var holders = byTeam[team];
        if (holders != null) {
            return holders;
        }
        return always != null ? always : byService[service];
    }

    /** For a ticket to which the target applies: terms without a calendar for it are refused. */
    BusinessCalendar of(int service, int team) {
        return Objects.requireNonNull(in(service, team));
    }

    private static @Nullable BusinessCalendar[] byCode(
            Vocabulary vocabulary, Map<String, String> names, Map<String, BusinessCalendar> compiled) {
        var calendars = new BusinessCalendar[vocabulary.size()];
        names.forEach((word, name) -> calendars[vocabulary.code(word)] = compiled.get(name));
        return calendars;
    }
}
