package nl.druif.ticketclock.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import nl.druif.foundation.calendar.BusinessCalendar;
import nl.druif.foundation.terms.Exclusion;
import nl.druif.foundation.terms.Outcome;
import nl.druif.foundation.terms.TermsVersion;
import nl.druif.ticketclock.ticket.TicketEvent;

/**
 * Reads the clocks of tickets under one agreement: a pure function of its versions, what was heard of the ticket in whatever
 * order, the signed exclusions, and an instant. Made once for an agreement and used for many tickets; safe for threads.
 */
public final class TicketClock {
    private final Rules rules;
    private final Optional<String> customer;
    private final Map<List<Set<String>>, TicketClock> faced = new ConcurrentHashMap<>();

    private TicketClock(List<TermsVersion> versions, Optional<String> customer) {
        this.rules = new Rules(versions, customer);
        this.customer = customer;
    }

    /** @param versions all that were signed, of one agreement */
    public static TicketClock under(List<TermsVersion> versions) {
        return new TicketClock(versions, Optional.empty());
    }

    /** For tickets of this customer, to whom targets for his segments apply, too; one for all who are in the same. */
    public TicketClock facing(Optional<String> customer) {
        if (!rules.nameSegments()) {
            return this;
        }
        var segments = rules.versions.stream()
                .map(version -> Rules.segments(version, customer))
                .toList();
        return segments.stream().allMatch(Set::isEmpty)
                ? this
                : faced.computeIfAbsent(segments, some -> new TicketClock(rules.versions, customer));
    }

    /** For many tickets as bare numbers; one for each thread. */
    public ClockReader reader() {
        return new ClockReader(rules);
    }

    /**
     * @param events     told twice or out of order: it makes no difference; what happened after {@code asOf} has not yet
     * @param exclusions only those that both sides signed
     */
    public TicketReading read(List<TicketEvent> events, List<Exclusion> exclusions, Instant asOf) {
        return read(events, exclusions, asOf, Readings::of, Room.endless());
    }

    /**
     * What is to be kept of every clock and told of it, as {@link #read} says it: without anomalies and verdicts of before, and
     * where nothing is excluded, without the ledgers of clocks that are not over.
     */
    public TicketReading judge(List<TicketEvent> events, List<Exclusion> exclusions, Instant asOf) {
        Readings.Form form = exclusions.isEmpty() ? Readings::judged : Readings::of;
        var reader = reader();
        reader.follow(Chronicle.ordered(events), asOf);
        var clocks = new ArrayList<Reading>();
        for (int cycle = 0; cycle < reader.cycles.count; cycle++) {
            clocks.add(form.of(reader, cycle, reader.judge(cycle, exclusions), Room.endless()));
        }
        return reading(reader, clocks, List.of(), List.of());
    }

    /**
     * What becomes of every clock, as {@link #read} says it, and nothing of how: no ledger, no warnings, no anomalies, no
     * verdicts of before, no clocks that have yet to start. For many tickets.
     *
     * @param reader of this clock, kept from ticket to ticket
     * @param events as {@link #inOrder} has them
     */
    public TicketReading verdicts(
            ClockReader reader, List<TicketEvent> events, List<Exclusion> exclusions, Instant asOf) {
        reader.follow(events, asOf);
        var clocks = new ArrayList<Reading>(reader.cycles.count);
        for (int cycle = 0; cycle < reader.cycles.count; cycle++) {
            reader.judge(cycle, exclusions);
            clocks.add(Readings.verdict(reader, cycle));
        }
        return new TicketReading(clocks, List.of(), List.of(), Optional.empty(), applying(reader.course));
    }

    /** Each event once, in the order in which they count. */
    public static List<TicketEvent> inOrder(List<TicketEvent> events) {
        return Chronicle.ordered(events);
    }

    /** As {@link #read}, with every due time explained in words. */
    public TicketReading explain(List<TicketEvent> events, List<Exclusion> exclusions, Instant asOf) {
        return explain(events, exclusions, asOf, Room.endless());
    }

    /** @throws Room.UsedUp as soon as it is found to be larger */
    TicketReading explain(List<TicketEvent> events, List<Exclusion> exclusions, Instant asOf, Room room) {
        return read(events, exclusions, asOf, Readings::explained, room);
    }

    private TicketReading read(
            List<TicketEvent> events, List<Exclusion> exclusions, Instant asOf, Readings.Form form, Room room) {
        var ordered = Chronicle.ordered(events);
        var reader = reader();
        reader.follow(ordered, asOf);
        var anomalies = new ArrayList<>(Anomalies.in(ordered, asOf));
        var clocks = new ArrayList<Reading>();
        for (int cycle = 0; cycle < reader.cycles.count; cycle++) {
            var known = reader.judge(cycle, exclusions);
            clocks.add(form.of(reader, cycle, known, room));
            anomalies.addAll(Anomalies.of(reader, cycle, known));
        }
        return reading(reader, clocks, superseded(reader, ordered, exclusions, asOf), anomalies);
    }

    private TicketReading reading(
            ClockReader reader, List<Reading> clocks, List<SupersededVerdict> superseded, List<Anomaly> anomalies) {
        clocks.addAll(Readings.pending(reader));
        clocks.sort(Comparator.comparingInt(clock -> rules.words.targets().indexOf(clock.target())));
        return new TicketReading(
                clocks, superseded, anomalies, nextTransition(clocks, reader), applying(reader.course));
    }

    /** In which opening hours a target counts for a ticket of this service that this team holds. */
    public Optional<BusinessCalendar> calendar(
            int version, String target, Optional<String> service, Optional<String> team) {
        var words = rules.words;
        return rules.editions.stream()
                .filter(edition -> edition.version.version() == version)
                .flatMap(edition -> edition.target(target).stream())
                .flatMap(prepared -> Stream.ofNullable(prepared.calendars.in(
                        words.services().code(service.orElse("")), words.teams().code(team.orElse("")))))
                .findFirst();
    }

    private static List<Applying> applying(Course course) {
        if (course.size == 0) {
            return List.of();
        }
        var applying = new ArrayList<Applying>();
        for (var target : course.regime[course.size - 1].targets) {
            var calendar = target.calendars.in(course.service[0], course.team[0]);
            if (calendar != null) {
                applying.add(new Applying(target.target, calendar, Instant.ofEpochMilli(course.at[0])));
            }
        }
        return applying;
    }

    /** What these clocks would have been judged if nothing were excluded, where that differs from what they say. */
    public List<SupersededVerdict> beforeExclusions(List<TicketEvent> events, List<Reading> clocks, Instant asOf) {
        return read(events, List.of(), asOf).clocks().stream()
                .filter(before -> before.outcome() != Outcome.OPEN)
                .filter(before -> clocks.stream()
                        .anyMatch(now -> now.name().equals(before.name()) && now.outcome() != before.outcome()))
                .map(before -> SupersededVerdict.of(SupersededVerdict.Reason.EXCLUSION_SIGNED, before))
                .toList();
    }

    private List<SupersededVerdict> superseded(
            ClockReader reader, List<TicketEvent> events, List<Exclusion> exclusions, Instant asOf) {
        var replayed = reader.succession().flatMap(Succession::replayed);
        if (replayed.isEmpty()) {
            return List.of();
        }
        var version = replayed.get().version;
        var recordedAt = version.recordedAt();
        var before = new TicketClock(rules.versions.subList(0, rules.versions.indexOf(version)), customer)
                .read(events, exclusions, recordedAt.isBefore(asOf) ? recordedAt : asOf);
        var verdicts = new ArrayList<>(before.superseded());
        before.clocks().stream()
                .filter(reading -> reading.outcome() != Outcome.OPEN)
                .map(reading -> SupersededVerdict.of(SupersededVerdict.Reason.VERSION_SIGNED, reading))
                .forEach(verdicts::add);
        return verdicts;
    }

    /** A version that takes over can change any clock that is still open. */
    private static Optional<Instant> nextTransition(List<Reading> readings, ClockReader reader) {
        var next = readings.stream()
                .flatMap(reading -> reading.nextTransitionAt().stream())
                .min(Comparator.naturalOrder());
        var open = readings.stream().anyMatch(Reading::isOpen);
        if (!open || reader.nextTurn() == ClockReader.NEVER) {
            return next;
        }
        var turn = Instant.ofEpochMilli(reader.nextTurn());
        return Optional.of(next.filter(turn::isAfter).orElse(turn));
    }
}
