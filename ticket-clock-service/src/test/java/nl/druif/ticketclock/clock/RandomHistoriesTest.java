package nl.druif.ticketclock.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import nl.druif.foundation.calendar.OpeningHours;
import nl.druif.foundation.calendar.WeeklyHours;
import nl.druif.foundation.terms.Exclusion;
import nl.druif.foundation.terms.OnPriorityChange;
import nl.druif.foundation.terms.OnReopen;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.foundation.terms.TermsVersion;
import nl.druif.foundation.terms.UpdateKind;
import nl.druif.ticketclock.ticket.TicketEvent;
import nl.druif.ticketclock.ticket.TicketEventType;
import org.junit.jupiter.api.Test;

/** The clock against {@link SlowClock}, and against itself, over seeded random histories. */
class RandomHistoriesTest {
    /** Fewer do for mutants, which are judged by thousands of runs. */
    private static final int HISTORIES = Integer.getInteger("druif.histories", 10_000);

    private static final OpeningHours NEW_YORK = OpeningHours.of(
            "America/New_York",
            WeeklyHours.mondayToFriday(Deal.window("09:00", "12:20"), Deal.window("13:40", "17:00")));

    /** Through the spring gap in Amsterdam and King's Day. */
    private static final SlowClock.Window WEEKS =
            new SlowClock.Window(Instant.parse("2026-03-23T00:00:00Z"), 1_200_000, 42 * 72);

    /** Four seconds around a closing in Amsterdam. */
    private static final SlowClock.Window SECONDS =
            new SlowClock.Window(Instant.parse("2026-03-02T16:59:58Z"), 1, 6_000);

    private final Map<String, boolean[]> overWeeks = calendars(WEEKS);
    private final Map<String, boolean[]> overSeconds = calendars(SECONDS);

    @Test
    void ten_thousand_histories_over_weeks_are_judged_as_by_walking_through_them() {
        for (long seed = 1; seed <= HISTORIES * 8L / 10; seed++) {
            compare(new Case(seed, WEEKS, "PT4H", "PT8H", "PT32H"), overWeeks);
        }
        for (long seed = HISTORIES * 8L / 10 + 1; seed <= HISTORIES; seed++) {
            compare(new Case(seed, SECONDS, "PT1S", "PT1S", "PT2S"), overSeconds);
        }
    }

    @Test
    void every_ledger_is_gap_free_and_adds_up_to_the_millisecond() {
        for (long seed = 1; seed <= HISTORIES / 10; seed++) {
            var example = new Case(seed, WEEKS, "PT4H", "PT8H", "PT32H");
            for (var clock : example.read(example.events).clocks()) {
                if (clock.startedAt().isPresent()) {
                    assertGapFree(seed, clock, example.asOf);
                }
            }
        }
    }

    @Test
    void told_twice_and_out_of_order_a_history_has_the_same_fingerprint() {
        for (long seed = 1; seed <= HISTORIES / 10; seed++) {
            var example = new Case(seed, WEEKS, "PT4H", "PT8H", "PT32H");
            var shuffled = new ArrayList<>(example.events);
            shuffled.addAll(example.events.subList(0, example.events.size() / 2));
            Collections.shuffle(shuffled, new Random(seed));

            assertThat(Fingerprint.of(example.read(shuffled)))
                    .as("seed %d", seed)
                    .isEqualTo(Fingerprint.of(example.read(example.events)));
        }
    }

    @Test
    void bare_numbers_say_the_same_as_the_reading_in_full() {
        for (long seed = 1; seed <= HISTORIES / 10; seed++) {
            var example = new Case(seed, WEEKS, "PT4H", "PT8H", "PT32H");
            var reader = TicketClock.under(List.of(example.version)).reader();
            var count = reader.read(Chronicle.ordered(example.events), example.exclusions, example.asOf);
            var clocks = example.read(example.events).clocks().stream()
                    .filter(clock -> clock.state() != ClockState.PENDING)
                    .toList();

            assertThat(count).as("seed %d", seed).isEqualTo(clocks.size());
            for (int cycle = 0; cycle < count; cycle++) {
                var clock = clocks.get(cycle);
                assertThat(reader.outcome(cycle)).isEqualTo(clock.outcome());
                assertThat(reader.countedMillis(cycle))
                        .isEqualTo(clock.counted().toMillis());
                assertThat(reader.dueAt(cycle))
                        .isEqualTo(clock.dueAt().orElseThrow().toEpochMilli());
                assertThat(clock.nextTransitionAt().map(Instant::toEpochMilli).orElse(ClockReader.NEVER))
                        .isEqualTo(reader.nextTransitionAt(cycle));
            }
        }
    }

    @Test
    void verdicts_for_many_tickets_are_those_of_the_reading_in_full() {
        for (long seed = 1; seed <= HISTORIES / 10; seed++) {
            var example = new Case(seed, WEEKS, "PT4H", "PT8H", "PT32H");
            var clock = TicketClock.under(List.of(example.version));
            var verdicts = clock.verdicts(
                    clock.reader(), TicketClock.inOrder(example.events), example.exclusions, example.asOf);
            var full = example.read(example.events);
            var ran = full.clocks().stream()
                    .filter(reading -> reading.state() != ClockState.PENDING)
                    .toList();

            assertThat(verdicts.clocks())
                    .as("seed %d", seed)
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields(
                            "remaining", "overrun", "warnings", "nextTransitionAt", "ledger", "illegitimatePauses")
                    .containsExactlyInAnyOrderElementsOf(ran);
            assertThat(verdicts.applying()).as("seed %d", seed).isEqualTo(full.applying());
        }
    }

    @Test
    void a_judgement_is_that_of_the_reading_in_full_with_the_ledgers_of_clocks_that_are_over_or_may_be_excluded() {
        for (long seed = 1; seed <= HISTORIES / 10; seed++) {
            var example = new Case(seed, WEEKS, "PT4H", "PT8H", "PT32H");
            var clock = TicketClock.under(List.of(example.version));
            for (var exclusions : List.of(example.exclusions, List.<Exclusion>of())) {
                var judged = clock.judge(example.events, exclusions, example.asOf);
                var full = clock.read(example.events, exclusions, example.asOf);

                assertThat(judged.clocks())
                        .as("seed %d", seed)
                        .isEqualTo(full.clocks().stream()
                                .map(reading -> reading.stoppedAt().isEmpty() && exclusions.isEmpty()
                                        ? reading.with(List.of())
                                        : reading)
                                .toList());
                assertThat(judged.nextTransitionAt()).as("seed %d", seed).isEqualTo(full.nextTransitionAt());
                assertThat(judged.applying()).as("seed %d", seed).isEqualTo(full.applying());
            }
        }
    }

    @Test
    void nothing_changes_by_itself_before_the_next_transition_and_something_does_at_it() {
        for (long seed = 1; seed <= HISTORIES / 10; seed++) {
            var example = new Case(seed, WEEKS, "PT4H", "PT8H", "PT32H");
            var now = example.read(example.events);
            if (now.nextTransitionAt().isEmpty()) {
                continue;
            }
            var next = now.nextTransitionAt().get();
            assertThat(next).as("seed %d", seed).isAfter(example.asOf);
            assertThat(fired(example.readAt(next.minusMillis(1))))
                    .as("seed %d", seed)
                    .isEqualTo(fired(now));
            assertThat(fired(example.readAt(next))).as("seed %d", seed).isNotEqualTo(fired(now));
        }
    }

    private static List<Firing> fired(TicketReading reading) {
        return reading.clocks().stream().flatMap(Firing::of).toList();
    }

    private static void compare(Case example, Map<String, boolean[]> calendars) {
        var slow = new SlowClock(
                        example.window,
                        example.version.terms().targets(),
                        example.version.terms().policies(),
                        calendars,
                        Map.of("overseas", "new york"),
                        example.events,
                        example.exclusions,
                        example.asOf)
                .verdicts();
        var clocks = example.read(example.events).clocks().stream()
                .filter(clock -> clock.startedAt().isPresent())
                .map(clock -> verdict(clock, example.window))
                .toList();

        assertThat(different(clocks, slow))
                .as("seed %d: %s", example.seed, example.events)
                .isEmpty();
    }

    private static List<String> different(List<SlowClock.Verdict> fast, List<SlowClock.Verdict> slow) {
        var different = new ArrayList<String>();
        fast.stream().filter(verdict -> !slow.contains(verdict)).forEach(verdict -> different.add("fast " + verdict));
        slow.stream().filter(verdict -> !fast.contains(verdict)).forEach(verdict -> different.add("slow " + verdict));
        return different;
    }

    private static SlowClock.Verdict verdict(Reading clock, SlowClock.Window window) {
        var end = window.instant(window.ticks());
        return new SlowClock.Verdict(
                clock.clock(),
                clock.cycle(),
                clock.state(),
                clock.outcome(),
                clock.startedAt().orElseThrow(),
                clock.stoppedAt(),
                clock.counted(),
                clock.dueAt().filter(due -> !due.isAfter(end)),
                clock.breachedAt(),
                clock.warnings());
    }

    private static void assertGapFree(long seed, Reading clock, Instant asOf) {
        var at = clock.startedAt().orElseThrow();
        var counted = Duration.ZERO;
        for (var segment : clock.ledger()) {
            assertThat(segment.from()).as("seed %d", seed).isEqualTo(at);
            assertThat(segment.to()).as("seed %d", seed).isAfter(segment.from());
            at = segment.to();
            counted = segment.phase() == Phase.COUNTED ? counted.plus(segment.length()) : counted;
        }
        assertThat(at).as("seed %d", seed).isEqualTo(clock.stoppedAt().orElse(asOf));
        assertThat(counted).as("seed %d", seed).isEqualTo(clock.counted());
    }

    private static Map<String, boolean[]> calendars(SlowClock.Window window) {
        return Map.of(
                "own",
                ticks(
                        window,
                        "Europe/Amsterdam",
                        local -> isWeekday(local)
                                && !local.toLocalDate().equals(LocalDate.parse("2026-04-27"))
                                && isBetween(local, "08:00", "18:00")),
                "new york",
                ticks(
                        window,
                        "America/New_York",
                        local -> isWeekday(local)
                                && (isBetween(local, "09:00", "12:20") || isBetween(local, "13:40", "17:00"))),
                "always",
                ticks(window, "Europe/Amsterdam", local -> true));
    }

    private static boolean[] ticks(SlowClock.Window window, String zone, Predicate<ZonedDateTime> isOpen) {
        var open = new boolean[window.ticks()];
        for (int tick = 0; tick < open.length; tick++) {
            open[tick] = isOpen.test(window.instant(tick).atZone(ZoneId.of(zone)));
        }
        return open;
    }

    private static boolean isWeekday(ZonedDateTime local) {
        return local.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
    }

    private static boolean isBetween(ZonedDateTime local, String from, String until) {
        var time = local.toLocalTime();
        return !time.isBefore(LocalTime.parse(from)) && time.isBefore(LocalTime.parse(until));
    }

    /** A ticket's life that follows from a seed, in one third of a window; deadlines fall in the rest. */
    private static final class Case {
        private static final List<TicketEventType> LATER = List.of(
                TicketEventType.STATUS_CHANGED,
                TicketEventType.STATUS_CHANGED,
                TicketEventType.PRIORITY_CHANGED,
                TicketEventType.ASSIGNED,
                TicketEventType.RESPONDED,
                TicketEventType.CUSTOMER_REPLIED,
                TicketEventType.WORK_STARTED,
                TicketEventType.WORK_STOPPED,
                TicketEventType.RESOLVED,
                TicketEventType.REOPENED,
                TicketEventType.CLOSED,
                TicketEventType.CANCELLED);

        final long seed;
        final SlowClock.Window window;
        final TermsVersion version;
        final List<TicketEvent> events = new ArrayList<>();
        final List<Exclusion> exclusions = new ArrayList<>();
        final Instant asOf;
        private final Random random;

        Case(long seed, SlowClock.Window window, String brief, String usual, String ample) {
            this.seed = seed;
            this.window = window;
            this.random = new Random(seed);
            this.version = version(brief, usual, ample);
            var moments = moments();
            var opened = window.instant(moments.get(0));
            events.add(event(TicketEventType.OPENED, opened, 0));
            for (int i = 1; i < moments.size() - 1; i++) {
                events.add(event(pick(LATER), window.instant(moments.get(i)), i));
            }
            asOf = window.instant(moments.get(moments.size() - 1));
            for (int i = random.nextInt(3); i > 0; i--) {
                exclusions.add(exclusion(i));
            }
        }

        TicketReading read(List<TicketEvent> told) {
            return TicketClock.under(List.of(version)).read(told, exclusions, asOf);
        }

        TicketReading readAt(Instant instant) {
            return TicketClock.under(List.of(version)).read(events, exclusions, instant);
        }

        private List<Integer> moments() {
            var third = window.ticks() / 3;
            return random.ints(2 + random.nextInt(10), third / 3, third)
                    .sorted()
                    .boxed()
                    .toList();
        }

        private TicketEvent event(TicketEventType type, Instant at, int place) {
            var carries = random.nextInt(4) == 0;
            var status = type == TicketEventType.STATUS_CHANGED || carries
                    ? Optional.of(pick(List.of("NEW", "WAIT_CUSTOMER", "WAIT_SUPPLIER", "BUSY")))
                    : Optional.<String>empty();
            var priority = type == TicketEventType.PRIORITY_CHANGED || place == 0 && random.nextBoolean()
                    ? Optional.of(pick(List.of("P1", "P2", "P3")))
                    : Optional.<String>empty();
            var team = type == TicketEventType.ASSIGNED || random.nextInt(6) == 0
                    ? Optional.of(pick(List.of("desk", "network", "overseas")))
                    : Optional.<String>empty();
            return new TicketEvent(
                    Optional.of("e" + place),
                    type,
                    at,
                    place,
                    status,
                    priority,
                    team,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        private Exclusion exclusion(int number) {
            var from = random.nextInt(window.ticks() / 2);
            var length = 1 + random.nextInt(window.ticks() / 20);
            return new Exclusion(
                    Optional.of("x" + number),
                    window.instant(from),
                    window.instant(from + length),
                    "7." + number,
                    PartyRole.CUSTOMER,
                    List.of());
        }

        private TermsVersion version(String brief, String usual, String ample) {
            var deal = Deal.officeHours()
                    .withCalendar("new york", NEW_YORK)
                    .withCalendar("always", Deal.ROUND_THE_CLOCK)
                    .withTeamIn("overseas", "new york")
                    .onPriorityChange(pick(List.of(OnPriorityChange.values())))
                    .onReopen(pick(List.of(OnReopen.values())));
            if (random.nextBoolean()) {
                deal.strict();
            }
            return deal.promising(
                    warned(Promise.toRespond("respond").within(brief)),
                    waiting(Promise.toResolve("resolve").within(ample)),
                    waiting(Promise.toResolve("resolve P1").within(usual)).forPriorities("P1"),
                    warned(Promise.toResolve("resolve P2").within(usual))
                            .forPriorities("P2")
                            .inCalendar("always"),
                    waiting(Promise.toResolve("aim").within(usual))
                            .asObjective()
                            .inCalendar("HOLDER_TEAM"),
                    warned(Promise.toResolve("close").within(ample))
                            .asObjective()
                            .forPriorities("P3")
                            .stoppingOnClosed(),
                    warned(Promise.toUpdate("cadence", UpdateKind.CADENCE).within(usual)),
                    waiting(Promise.toUpdate("answer", UpdateKind.CUSTOMER_WAIT).within(brief)),
                    warned(Promise.toOwn("own").within(brief)).inCalendar("HOLDER_TEAM"),
                    warned(Promise.toOwn("own network").within(usual)).byTeam("network"));
        }

        /** At whole ticks, so that walking over them finds the same instants. */
        private static Promise warned(Promise promise) {
            return promise.warningAt(25, 50, 75);
        }

        private static Promise waiting(Promise promise) {
            return warned(promise)
                    .pausedOn("WAIT_CUSTOMER", PartyRole.CUSTOMER)
                    .pausedOn("WAIT_SUPPLIER", PartyRole.SUPPLIER);
        }

        private <T> T pick(List<T> choices) {
            return choices.get(random.nextInt(choices.size()));
        }
    }
}
