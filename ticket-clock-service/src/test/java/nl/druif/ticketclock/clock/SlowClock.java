package nl.druif.ticketclock.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import nl.druif.foundation.terms.Exclusion;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.OnPriorityChange;
import nl.druif.foundation.terms.OnReopen;
import nl.druif.foundation.terms.Outcome;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.foundation.terms.Policies;
import nl.druif.foundation.terms.StopsOn;
import nl.druif.foundation.terms.Target;
import nl.druif.foundation.terms.UpdateKind;
import nl.druif.ticketclock.ticket.TicketEvent;
import nl.druif.ticketclock.ticket.TicketEventType;

/**
 * The rules of the clock once more, slow and obvious: time is a row of ticks, and every question is answered by walking
 * over them. Shares nothing with the clock but the terms and the events.
 */
final class SlowClock {
    /** What one cycle comes to; absent instants lie outside the window or do not exist. */
    record Verdict(
            String clock,
            int cycle,
            ClockState state,
            Outcome outcome,
            Instant startedAt,
            Optional<Instant> stoppedAt,
            Duration counted,
            Optional<Instant> dueAt,
            Optional<Instant> breachedAt,
            List<Warning> warnings) {}

    private record Facts(
            String status, String priority, String team, boolean answered, boolean over, boolean unanswered) {}

    /** From an origin, with the times at which it was stopped and went on. */
    private static final class Span {
        final int origin;
        final List<int[]> gaps = new ArrayList<>();
        int endedBy = -1;
        boolean cancelled;

        Span(int origin) {
            this.origin = origin;
        }
    }

    private final Window window;
    private final List<Target> targets;
    private final Policies policies;
    private final Map<String, boolean[]> calendars;
    private final Map<String, String> teamCalendars;
    private final List<TicketEvent> events;
    private final List<Facts> facts = new ArrayList<>();
    private final boolean[] excluded;
    /** The last event at or before each tick. */
    private final int[] heard;

    private final int asOf;

    /** @param calendars which ticks are open; {@code own} is the agreement's */
    SlowClock(
            Window window,
            List<Target> targets,
            Policies policies,
            Map<String, boolean[]> calendars,
            Map<String, String> teamCalendars,
            List<TicketEvent> events,
            List<Exclusion> exclusions,
            Instant asOf) {
        this.window = window;
        this.targets = targets;
        this.policies = policies;
        this.calendars = calendars;
        this.teamCalendars = teamCalendars;
        this.asOf = window.tick(asOf);
        this.events = events.stream()
                .sorted(Comparator.comparing(TicketEvent::occurredAt).thenComparing(TicketEvent::sequence))
                .filter(event -> !event.occurredAt().isAfter(asOf))
                .toList();
        this.excluded = new boolean[window.ticks()];
        for (var exclusion : exclusions) {
            Arrays.fill(excluded, window.tick(exclusion.from()), window.tick(exclusion.until()), true);
        }
        this.heard = new int[window.ticks()];
        for (int tick = 0; tick < window.ticks(); tick++) {
            heard[tick] = tick == 0 ? 0 : heard[tick - 1];
            while (heard[tick] + 1 < this.events.size() && tickOf(heard[tick] + 1) <= tick) {
                heard[tick]++;
            }
        }
        for (var event : this.events) {
            facts.add(after(facts.isEmpty() ? new Facts("", "", "", false, false, false) : last(facts), event));
        }
    }

    List<Verdict> verdicts() {
        var verdicts = new ArrayList<Verdict>();
        for (var target : targets) {
            var cycles = new TreeMap<String, Integer>();
            for (var span : spans(target)) {
                judge(target, span).ifPresent(verdict -> {
                    var cycle = cycles.merge(verdict.clock(), 1, Integer::sum);
                    verdicts.add(new Verdict(
                            verdict.clock(),
                            cycle,
                            verdict.state(),
                            verdict.outcome(),
                            verdict.startedAt(),
                            verdict.stoppedAt(),
                            verdict.counted(),
                            verdict.dueAt(),
                            verdict.breachedAt(),
                            verdict.warnings()));
                });
            }
        }
        return verdicts;
    }

    private static Facts after(Facts before, TicketEvent event) {
        var status = event.status().orElse(before.status());
        var set = event.status().isPresent()
                && (!status.equals(before.status()) || event.type() == TicketEventType.STATUS_CHANGED);
        var answered = switch (event.type()) {
            case CUSTOMER_REPLIED -> true;
            default -> before.answered() && !set;
        };
        var over = switch (event.type()) {
            case RESOLVED, CLOSED, CANCELLED -> true;
            case REOPENED -> false;
            default -> before.over();
        };
        var unanswered = switch (event.type()) {
            case CUSTOMER_REPLIED -> true;
            case RESPONDED, RESOLVED, CLOSED -> false;
            default -> before.unanswered();
        };
        return new Facts(
                status,
                event.priority().orElse(before.priority()),
                event.team().orElse(before.team()),
                answered,
                over,
                unanswered);
    }

    /** All times at which a clock like that of this target ran, whoever's target applied. */
    private List<Span> spans(Target target) {
        var spans = new ArrayList<Span>();
        Span current = null;
        Span stopped = null;
        var priorityChanged = false;
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            var type = event.type();
            var wasOver = i > 0 && facts.get(i - 1).over();
            var reopened = type == TicketEventType.REOPENED && wasOver;
            if (current != null && (type == TicketEventType.CANCELLED || stops(target, i))) {
                current.endedBy = i;
                current.cancelled = type == TicketEventType.CANCELLED;
                stopped = current.cancelled ? null : current;
                priorityChanged = false;
                current = null;
            } else {
                priorityChanged |= priorityChangedAt(i);
            }
            var restart = policies.onPriorityChange() == OnPriorityChange.RESTART;
            if (current == null && starts(target, i, reopened)) {
                var goesOn = stopped != null
                        && reopened
                        && isResolve(target)
                        && policies.onReopen() == OnReopen.CONTINUE
                        && !(restart && priorityChanged);
                if (goesOn) {
                    stopped.gaps.add(new int[] {stopped.endedBy, i});
                    stopped.endedBy = -1;
                    current = stopped;
                } else {
                    current = new Span(i);
                    spans.add(current);
                }
                if (isOwn(target) && type == TicketEventType.WORK_STARTED) {
                    current.endedBy = i;
                    current = null;
                }
            } else if (current != null && restart && priorityChangedAt(i)) {
                current.endedBy = i;
                current.cancelled = true;
                current = new Span(i);
                spans.add(current);
            }
        }
        return spans;
    }

    private boolean stops(Target target, int i) {
        var type = events.get(i).type();
        var resolvedOrClosed = type == TicketEventType.RESOLVED || type == TicketEventType.CLOSED;
        return switch (target.metric()) {
            case TIME_TO_RESPOND, TIME_TO_UPDATE -> type == TicketEventType.RESPONDED || resolvedOrClosed;
            case TIME_TO_RESOLVE ->
                type == TicketEventType.CLOSED
                        || type == TicketEventType.RESOLVED && target.stopsOn() == StopsOn.RESOLVED;
            case TIME_TO_OWN ->
                type == TicketEventType.RESPONDED
                        || resolvedOrClosed
                        || type == TicketEventType.WORK_STARTED
                        || teamChangedAt(i);
            case RATING -> false;
        };
    }

    private boolean starts(Target target, int i, boolean reopened) {
        var type = events.get(i).type();
        var again = reopened && policies.onReopen() != OnReopen.FIRST_ONLY;
        var open = !facts.get(i).over();
        return switch (target.metric()) {
            case TIME_TO_RESPOND -> i == 0;
            case TIME_TO_RESOLVE -> i == 0 || again;
            case TIME_TO_OWN ->
                open
                        && !facts.get(i).team().isEmpty()
                        && (teamChangedAt(i) || reopened && policies.onReopen() == OnReopen.NEW_CYCLE);
            case TIME_TO_UPDATE ->
                open
                        && (target.updateKind().orElseThrow() == UpdateKind.CADENCE
                                ? i == 0 || type == TicketEventType.RESPONDED || again
                                : facts.get(i).unanswered() && (type == TicketEventType.CUSTOMER_REPLIED || again));
            case RATING -> false;
        };
    }

    private Optional<Verdict> judge(Target target, Span span) {
        var lastFacts = span.endedBy < 0 ? events.size() - 1 : Math.max(span.origin, span.endedBy - 1);
        var during = IntStream.rangeClosed(span.origin, lastFacts)
                .filter(i -> span.gaps.stream().noneMatch(gap -> gap[0] <= i && i < gap[1]))
                .filter(i -> applies(target, i))
                .toArray();
        if (during.length == 0) {
            return Optional.empty();
        }
        var born = during[0];
        var lastApplied = during[during.length - 1];
        var lastLive = IntStream.rangeClosed(span.origin, lastFacts)
                .filter(i -> span.gaps.stream().noneMatch(gap -> gap[0] <= i && i < gap[1]))
                .max()
                .orElseThrow();
        var left = lastApplied < lastLive;
        var endedBy = left ? endOfApplying(target, span, lastApplied, lastLive) : span.endedBy;
        var takenOver = left
                && IntStream.range(0, targets.size())
                        .anyMatch(t -> sameKind(targets.get(t), target) && applies(targets.get(t), endedBy));
        var end = endedBy < 0 ? asOf : tickOf(endedBy);
        // What the ending event says of the ticket does not concern the clock that it ended.
        var until = endedBy < 0 ? events.size() : Math.max(endedBy, span.origin + 1);
        var start = tickOf(span.origin);
        var limit = target.duration().orElseThrow().millis() / window.tickMillis();
        var counted = 0L;
        var due = -1;
        var over = -1;
        var used = new TreeMap<Integer, Integer>();
        for (int tick = start; tick < window.ticks() && over < 0 || tick < end; tick++) {
            if (!counts(target, span, tick, Math.min(tick, end), until, tick >= end)) {
                continue;
            }
            counted++;
            if (counted == limit && due < 0) {
                due = tick + 1;
            }
            if (counted == limit + 1) {
                over = tick;
            }
            for (var percent : target.warnAt()) {
                if (counted * 100 >= limit * percent && tick < end) {
                    used.putIfAbsent(percent, tick + 1);
                }
            }
        }
        var countedInLife = IntStream.range(start, end)
                .filter(tick -> counts(target, span, tick, tick, until, false))
                .count();
        var isBreached = countedInLife > limit;
        var state = endedBy < 0
                ? pausedBy(target, factsAt(end, until)) ? ClockState.PAUSED : ClockState.RUNNING
                : left || span.cancelled ? ClockState.CANCELLED : ClockState.STOPPED;
        var outcome = takenOver
                ? Outcome.OPEN
                : isBreached
                        ? Outcome.BREACHED
                        : state != ClockState.STOPPED
                                ? Outcome.OPEN
                                : countedInLife == 0 && excludedInLife(target, span, start, end, until)
                                        ? Outcome.EXCLUDED
                                        : Outcome.MET;
        var bornAt = tickOf(born);
        // A tick that is not over yet at the birth had not been used then.
        var bornBreached = outcome == Outcome.BREACHED && over + 1 <= bornAt && window.tickMillis() == 1
                || outcome == Outcome.BREACHED && over < bornAt;
        return Optional.of(new Verdict(
                isOwn(target) ? target.id() + "/" + facts.get(span.origin).team() : target.id(),
                0,
                state,
                outcome,
                window.instant(start),
                endedBy < 0 ? Optional.empty() : Optional.of(window.instant(end)),
                Duration.ofMillis(countedInLife * window.tickMillis()),
                due < 0 ? Optional.empty() : Optional.of(window.instant(due)),
                outcome == Outcome.BREACHED ? Optional.of(window.instant(over)) : Optional.empty(),
                bornBreached ? List.of() : warnings(used, bornAt)));
    }

    private List<Warning> warnings(TreeMap<Integer, Integer> used, int bornAt) {
        return used.entrySet().stream()
                .map(entry -> new Warning(entry.getKey(), window.instant(Math.max(bornAt, entry.getValue()))))
                .toList();
    }

    /** The event by which the target ceased to apply while the clock was live. */
    private int endOfApplying(Target target, Span span, int lastApplied, int lastLive) {
        return IntStream.rangeClosed(lastApplied + 1, lastLive)
                .filter(i -> span.gaps.stream().noneMatch(gap -> gap[0] <= i && i < gap[1]))
                .filter(i -> !applies(target, i))
                .findFirst()
                .orElseThrow();
    }

    private boolean counts(Target target, Span span, int tick, int factsTick, int until, boolean runningOn) {
        var facts = factsAt(factsTick, until);
        var isOpen = calendarOf(target, this.facts.get(facts).team())[tick];
        if (!isOpen || excluded[tick]) {
            return false;
        }
        return runningOn || !inGap(span, tick) && !pausedBy(target, facts);
    }

    private boolean excludedInLife(Target target, Span span, int start, int end, int until) {
        return IntStream.range(start, end)
                .anyMatch(tick -> excluded[tick]
                        && calendarOf(target, facts.get(factsAt(tick, until)).team())[tick]
                        && !inGap(span, tick)
                        && !pausedBy(target, factsAt(tick, until)));
    }

    /** The pauses of the target that applied then; of this one when none did. */
    private boolean pausedBy(Target target, int i) {
        var governing = applies(target, i)
                ? target
                : targets.stream()
                        .filter(other -> sameKind(other, target) && applies(other, i))
                        .findFirst()
                        .orElse(target);
        var rule = governing.pausesOn().stream()
                .filter(pause -> pause.status().equals(facts.get(i).status()))
                .findFirst();
        return rule.isPresent()
                && !(policies.strictPause()
                        && rule.get().party() == PartyRole.CUSTOMER
                        && facts.get(i).answered());
    }

    private boolean inGap(Span span, int tick) {
        return span.gaps.stream().anyMatch(gap -> tickOf(gap[0]) <= tick && tick < tickOf(gap[1]));
    }

    /** The last event at or before a tick, of those before {@code until}. */
    private int factsAt(int tick, int until) {
        return Math.min(heard[tick], until - 1);
    }

    private boolean applies(Target target, int i) {
        return fits(target, i)
                && targets.stream()
                        .filter(other -> sameKind(other, target) && fits(other, i))
                        .noneMatch(other -> other.specificity() > target.specificity());
    }

    private boolean fits(Target target, int i) {
        return target.fits(facts.get(i).priority(), "", "")
                && target.team().map(facts.get(i).team()::equals).orElse(true);
    }

    private boolean[] calendarOf(Target target, String team) {
        var followsHolder = target.calendar().filter(Target.HOLDER_TEAM::equals).isPresent();
        var name = followsHolder
                ? teamCalendars.getOrDefault(team, "own")
                : target.calendar().orElse("own");
        return Objects.requireNonNull(calendars.get(name));
    }

    private static boolean sameKind(Target one, Target other) {
        Predicate<Target> isObjective = target -> target.nature() == Nature.OBJECTIVE;
        return one.metric() == other.metric()
                && isObjective.test(one) == isObjective.test(other)
                && one.updateKind().equals(other.updateKind());
    }

    private static boolean isOwn(Target target) {
        return target.metric() == nl.druif.foundation.terms.Metric.TIME_TO_OWN;
    }

    private static boolean isResolve(Target target) {
        return target.metric() == nl.druif.foundation.terms.Metric.TIME_TO_RESOLVE;
    }

    private boolean priorityChangedAt(int i) {
        return i > 0
                && !facts.get(i - 1).priority().isEmpty()
                && !facts.get(i - 1).priority().equals(facts.get(i).priority());
    }

    private boolean teamChangedAt(int i) {
        return !facts.get(i).team().equals(i == 0 ? "" : facts.get(i - 1).team());
    }

    private int tickOf(int event) {
        return window.tick(events.get(event).occurredAt());
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }

    /** A row of ticks. */
    record Window(Instant start, long tickMillis, int ticks) {
        int tick(Instant at) {
            return (int) (Duration.between(start, at).toMillis() / tickMillis);
        }

        Instant instant(int tick) {
            return start.plusMillis(tick * tickMillis);
        }
    }
}
