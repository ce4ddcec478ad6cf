package nl.druif.ticketclock.clock;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.calendar.OpeningHours;
import nl.druif.foundation.calendar.WorkingDuration;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.terms.Exclusion;
import nl.druif.foundation.terms.Policies;
import nl.druif.foundation.terms.Target;
import nl.druif.foundation.terms.Terms;
import nl.druif.foundation.terms.TermsVersion;
import nl.druif.ticketclock.ticket.TicketEvent;

/**
 * What clocks would say about a history, under terms that nobody has signed and nothing stores.
 *
 * @param calendar  of every target that names no other
 * @param calendars others, by the name that targets and teams use
 * @param teams     team to calendar, for targets that follow the holder
 * @param asOf      what happened later has not happened yet
 */
public record Simulation(
        OpeningHours calendar,
        @Size(max = 20) Map<@NotBlank @Size(max = 100) String, OpeningHours> calendars,
        @Size(max = 1_000) Map<@NotBlank @Size(max = 100) String, String> teams,
        @NotEmpty @Size(max = 20) List<Target> targets,
        @JsonProperty(defaultValue = "{}") Policies policies,
        @Size(max = 1_000) List<TicketEvent> events,
        @Size(max = 20) List<Exclusion> exclusions,
        Instant asOf) {
    /** Not a name that anybody can give: names are not blank. */
    private static final String INLINE = "";

    /** Of ledgers and explanations together; the slowest simulation within it took 43 ms of a loaded core under C1. */
    private static final int MOST_LINES = 8_000;

    private static final UUID NOBODYS = new UUID(0, 0);
    private static final Duration LONGEST = WorkingDuration.LONGEST;

    public Simulation {
        calendars = calendars == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(calendars));
        teams = teams == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(teams));
        targets = List.copyOf(targets);
        policies = policies == null ? Policies.DEFAULT : policies;
        events = events == null ? List.of() : List.copyOf(events);
        exclusions = exclusions == null ? List.of() : List.copyOf(exclusions);

        var faults = new Faults();
        checkTerms(faults, calendar, calendars, teams, targets, policies);
        checkInstants(faults, events, asOf);
        checkIdentities(faults, events);
        faults.refuse();
    }

    /** @throws Faulty when it comes to more lines than {@link #MOST_LINES}, as soon as that is known */
    public TicketReading run() {
        var terms = terms(calendar, calendars, teams, targets, policies);
        var always = new TermsVersion(NOBODYS, 1, TicketEvent.EARLIEST, Optional.empty(), TicketEvent.EARLIEST, terms);
        try {
            return TicketClock.under(List.of(always)).explain(events, exclusions, asOf, new Room(MOST_LINES));
        } catch (Room.UsedUp tooLarge) {
            throw new Faulty(tooLarge());
        }
    }

    private Fault tooLarge() {
        var detail = "The ledgers and explanations of these clocks come to more than " + MOST_LINES
                + " lines; try fewer targets, fewer events or a shorter time.";
        return new Fault(targets.size() > 1 ? "/targets" : "/events", "SIMULATION_TOO_LARGE", detail)
                .with("most", MOST_LINES);
    }

    private static Terms terms(
            OpeningHours calendar,
            Map<String, OpeningHours> calendars,
            Map<String, String> teams,
            List<Target> targets,
            Policies policies) {
        var named = new TreeMap<String, List<CalendarVersion>>();
        calendars.forEach((name, hours) -> named.put(name, List.of(only(hours))));
        named.put(INLINE, List.of(only(calendar)));
        return new Terms(named, Optional.of(INLINE), Map.of(), teams, List.of(), targets, List.of(), policies);
    }

    private static CalendarVersion only(OpeningHours hours) {
        return new CalendarVersion("1", Optional.empty(), Optional.empty(), hours);
    }

    private static void checkTerms(
            Faults faults,
            OpeningHours calendar,
            Map<String, OpeningHours> calendars,
            Map<String, String> teams,
            List<Target> targets,
            Policies policies) {
        try {
            terms(calendar, calendars, teams, targets, policies);
        } catch (Faulty faulty) {
            for (var fault : faulty.faults()) {
                var pointer = fault.pointer().replaceFirst("^/teamCalendars", "/teams");
                faults.add(fault.at(pointer));
            }
        }
    }

    private static void checkInstants(Faults faults, List<TicketEvent> events, Instant asOf) {
        if (asOf.isBefore(TicketEvent.EARLIEST) || !asOf.isBefore(TicketEvent.LATEST)) {
            var detail = asOf + " lies outside the years 1970 to 2099.";
            faults.add(new Fault("/asOf", "INSTANT_OUT_OF_RANGE", detail).with("given", asOf));
            return;
        }
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            var earliest = event.openedAt().filter(event.occurredAt()::isAfter).orElse(event.occurredAt());
            faults.check(
                    Duration.between(earliest, asOf).compareTo(LONGEST) <= 0,
                    "/events/" + i + "/occurredAt",
                    "HISTORY_TOO_LONG",
                    earliest + " lies more than " + LONGEST.toDays() + " days before asOf.");
        }
    }

    /** In a message one identity with two contents is a mistake; from a source, the first in order holds. */
    private static void checkIdentities(Faults faults, List<TicketEvent> events) {
        var first = new HashMap<String, TicketEvent>();
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            var before = first.putIfAbsent(event.identity(), event);
            faults.check(
                    before == null || before.equals(event),
                    "/events/" + i + "/sourceEventId",
                    "EVENT_CONTENT_DIFFERS",
                    "Another event of this history has the same id and another content.");
        }
    }
}
