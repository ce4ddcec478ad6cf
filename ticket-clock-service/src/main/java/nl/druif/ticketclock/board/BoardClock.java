package nl.druif.ticketclock.board;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.calendar.BusinessCalendar;
import nl.druif.foundation.calendar.CalendarHorizonPassed;
import nl.druif.foundation.calendar.NeverOpen;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.Outcome;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.foundation.terms.Target;
import nl.druif.ticketclock.audience.Audience;
import nl.druif.ticketclock.terms.KnownTerms;

/**
 * A clock that has not ended, and the ticket it runs for, as it stands at {@code asOf}.
 *
 * @param reference           of the ticket in its own system
 * @param team                who holds the ticket; customers are not told
 * @param dueAt               when its target is, or was, used up; of a paused clock: if work resumed now
 * @param dueIfResumedNow     whether {@code dueAt} says so
 * @param goalDuration        what was promised, where that is a length of opening hours
 * @param remaining           opening hours that are left; zero once it is used up
 * @param withinCalendarHours whether it is open now
 * @param changesAt           when it closes, or opens again: until then {@code remaining} runs down, or stands still
 * @param timeZone            on whose walls it is told
 * @param pause               why it is paused, while it is
 * @param asOf                when all of this held
 */
public record BoardClock(
        UUID id,
        int cycle,
        UUID ticket,
        String reference,
        Optional<String> service,
        Optional<String> customer,
        Optional<String> priority,
        Optional<String> team,
        UUID agreement,
        int version,
        String target,
        Metric metric,
        Nature nature,
        BoardState state,
        Outcome outcome,
        Instant startedAt,
        Instant dueAt,
        boolean dueIfResumedNow,
        Optional<Instant> breachedAt,
        Optional<Duration> goalDuration,
        Optional<Duration> remaining,
        Optional<Boolean> withinCalendarHours,
        Optional<Instant> changesAt,
        Optional<ZoneId> timeZone,
        Optional<Pause> pause,
        Instant asOf,
        @JsonIgnore boolean toCustomer,
        @JsonIgnore List<String> keys) {

    /**
     * Why a clock stands still.
     *
     * @param status of the ticket
     * @param party  whose time it is, where the agreement says so of the status
     */
    public record Pause(Optional<String> status, Optional<PartyRole> party) {}

    /** What the agreement says of a clock: how long, in which hours, and what pauses it. */
    private record Promised(Optional<Target> target, Optional<BusinessCalendar> calendar) {
        static Promised of(KeptClock kept, KnownTerms terms) {
            var promise = terms.promise(kept.agreement());
            return new Promised(
                    promise.flatMap(known -> known.target(kept.version(), kept.target())),
                    promise.flatMap(known ->
                            known.clock().calendar(kept.version(), kept.target(), kept.service(), kept.team())));
        }
    }

    static BoardClock of(KeptClock kept, KnownTerms terms, Instant asOf) {
        var promised = Promised.of(kept, terms);
        var paused = kept.state() == BoardState.PAUSED;
        var open = kept.outcome() == Outcome.OPEN;
        var since = paused ? kept.readAt() : asOf;
        var remaining = open
                ? promised.calendar().flatMap(calendar -> left(calendar, since, kept.dueAt()))
                : Optional.of(Duration.ZERO);
        var putOff = paused && open;
        return new BoardClock(
                kept.id(),
                kept.cycle(),
                kept.ticket(),
                kept.reference(),
                kept.service(),
                kept.customer(),
                kept.priority(),
                kept.team(),
                kept.agreement(),
                kept.version(),
                kept.target(),
                kept.metric(),
                kept.nature(),
                kept.state(),
                kept.outcome(),
                kept.startedAt(),
                putOff ? resumed(promised.calendar(), asOf, remaining).orElse(kept.dueAt()) : kept.dueAt(),
                putOff,
                kept.breachedAt(),
                promised.target().flatMap(Target::duration).map(goal -> goal.length()),
                remaining,
                promised.calendar().flatMap(calendar -> isOpen(calendar, asOf)),
                promised.calendar().flatMap(calendar -> boundary(calendar, asOf)),
                promised.calendar().map(BusinessCalendar::zone),
                paused ? Optional.of(pause(kept, promised.target())) : Optional.empty(),
                asOf,
                kept.toCustomer(),
                kept.keys());
    }

    /** As these people may see it. */
    BoardClock seenBy(Audience audience) {
        return audience.seesTeams() ? this : withoutTeam();
    }

    /** All of it that does not go by with time: while this stays the same, there is no news of the clock. */
    @JsonIgnore
    List<Object> lasting() {
        return List.of(
                id,
                cycle,
                reference,
                service,
                customer,
                priority,
                team,
                agreement,
                version,
                target,
                state,
                outcome,
                startedAt,
                dueIfResumedNow ? remaining : dueAt,
                breachedAt,
                goalDuration,
                pause);
    }

    private BoardClock withoutTeam() {
        return new BoardClock(
                id,
                cycle,
                ticket,
                reference,
                service,
                customer,
                priority,
                Optional.empty(),
                agreement,
                version,
                target,
                metric,
                nature,
                state,
                outcome,
                startedAt,
                dueAt,
                dueIfResumedNow,
                breachedAt,
                goalDuration,
                remaining,
                withinCalendarHours,
                changesAt,
                timeZone,
                pause,
                asOf,
                toCustomer,
                keys);
    }

    private static Pause pause(KeptClock kept, Optional<Target> target) {
        return new Pause(
                kept.status(),
                target.stream()
                        .flatMap(promised -> promised.pausesOn().stream())
                        .filter(rule -> kept.status().equals(Optional.of(rule.status())))
                        .map(rule -> rule.party())
                        .findFirst());
    }

    private static Optional<Duration> left(BusinessCalendar calendar, Instant from, Instant until) {
        try {
            return Optional.of(from.isBefore(until) ? calendar.open(from, until) : Duration.ZERO);
        } catch (CalendarHorizonPassed unknown) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> resumed(
            Optional<BusinessCalendar> calendar, Instant asOf, Optional<Duration> remaining) {
        try {
            return calendar.flatMap(hours -> remaining.map(left -> hours.due(asOf, left)));
        } catch (CalendarHorizonPassed | NeverOpen unknown) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> isOpen(BusinessCalendar calendar, Instant at) {
        try {
            return Optional.of(calendar.isOpen(at));
        } catch (CalendarHorizonPassed unknown) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> boundary(BusinessCalendar calendar, Instant at) {
        try {
            return calendar.nextBoundary(at);
        } catch (CalendarHorizonPassed unknown) {
            return Optional.empty();
        }
    }
}
