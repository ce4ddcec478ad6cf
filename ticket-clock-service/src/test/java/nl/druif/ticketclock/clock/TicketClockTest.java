package nl.druif.ticketclock.clock;

import static nl.druif.ticketclock.clock.History.amsterdam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.druif.foundation.calendar.BusinessCalendar;
import nl.druif.foundation.terms.Exclusion;
import nl.druif.foundation.terms.OnReopen;
import nl.druif.foundation.terms.Outcome;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.foundation.terms.Target;
import nl.druif.foundation.terms.TermsVersion;
import nl.druif.foundation.terms.UpdateKind;
import nl.druif.ticketclock.ticket.TicketEvent;
import nl.druif.ticketclock.ticket.TicketEventType;
import org.junit.jupiter.api.Test;

/** A clock reads many tickets; none leaves anything behind for the next, and no size of an agreement changes a verdict. */
class TicketClockTest {
    private static final Instant AS_OF = amsterdam("2026-03-06T12:00");

    private final TermsVersion terms = Deal.officeHours()
            .onReopen(OnReopen.NEW_CYCLE)
            .withTeamIn("network", "late")
            .withCalendar("late", Deal.ROUND_THE_CLOCK)
            .promising(
                    Promise.toRespond("respond").within("PT1H"),
                    Promise.toResolve("resolve urgent").within("PT2H").forPriorities("P1"),
                    Promise.toResolve("resolve").within("PT4H").pausedOn("PENDING", PartyRole.CUSTOMER),
                    Promise.toOwn("own").within("PT30M"),
                    Promise.toUpdate("update", UpdateKind.CADENCE).within("PT8H"));

    private final List<History> tickets = List.of(
            History.openedWithPriority("P1", "2026-03-02T09:00")
                    .assigned("network", "2026-03-02T09:10")
                    .status("PENDING", "2026-03-02T10:00")
                    .service("mail", "2026-03-02T10:10")
                    .resolved("2026-03-02T11:00")
                    .reopened("2026-03-03T09:00")
                    .resolved("2026-03-03T16:00"),
            History.opened("2026-03-02T09:00"),
            History.empty(),
            History.opened("2026-03-04T09:00")
                    .status("PENDING", "2026-03-04T10:00")
                    .replied("2026-03-04T11:00"),
            History.empty().assigned("desk", "2026-03-02T09:00"),
            History.openedFor("mail", "2026-03-05T09:00")
                    .responded("2026-03-05T09:30")
                    .closed("2026-03-05T10:00"));

    @Test
    void one_reader_reads_each_ticket_as_if_it_were_the_first() {
        var reader = TicketClock.under(List.of(terms)).reader();
        var orders = List.of(List.of(0, 1, 2, 3, 4, 5), List.of(5, 4, 3, 2, 1, 0), List.of(0, 1, 0, 3, 0, 5, 1, 3));
        for (var order : orders) {
            for (var ticket : order) {
                var events = Chronicle.ordered(tickets.get(ticket).events());
                var fresh = TicketClock.under(List.of(terms)).reader();

                assertThat(numbers(reader, reader.read(events, List.of(), AS_OF)))
                        .as("ticket %d of %s", ticket, order)
                        .isEqualTo(numbers(fresh, fresh.read(events, List.of(), AS_OF)));
            }
        }
    }

    @Test
    void bare_numbers_name_the_same_clocks_as_the_reading() {
        for (var ticket : tickets) {
            var events = Chronicle.ordered(ticket.events());
            var reader = TicketClock.under(List.of(terms)).reader();
            var cycles = reader.read(events, List.of(), AS_OF);
            var read = TicketClock.under(List.of(terms)).read(events, List.of(), AS_OF).clocks().stream()
                    .filter(clock -> clock.startedAt().isPresent())
                    .map(clock -> clock.target() + " " + clock.state() + " " + clock.outcome() + " "
                            + clock.startedAt().orElseThrow().toEpochMilli() + " "
                            + clock.stoppedAt().map(Instant::toEpochMilli).orElse(ClockReader.NEVER) + " "
                            + clock.counted().toMillis())
                    .toList();

            assertThat(IntStream.range(0, cycles).mapToObj(cycle -> number(reader, cycle)))
                    .containsExactlyInAnyOrderElementsOf(read);
        }
    }

    @Test
    void more_combinations_than_anybody_would_remember_are_judged_all_the_same() {
        var priorities = IntStream.range(0, 300).mapToObj(i -> "P" + i).toArray(String[]::new);
        var services = IntStream.range(0, 300).mapToObj(i -> "s" + i).toArray(String[]::new);
        var large = Deal.officeHours()
                .promising(
                        Promise.toResolve("resolve").within("PT4H"),
                        Promise.toResolve("named")
                                .within("PT2H")
                                .forPriorities(priorities)
                                .forServices(services));
        var ticket = History.openedWithPriority("P7", "2026-03-02T09:00").service("s9", "2026-03-02T09:30");

        assertThat(ticket.read("2026-03-02T10:00", large).clocks())
                .filteredOn(Reading::isOpen)
                .extracting(Reading::target)
                .containsExactly("named");
        assertThat(History.openedWithPriority("P7", "2026-03-02T09:00")
                        .clock("2026-03-02T10:00", large)
                        .target())
                .isEqualTo("resolve");
    }

    @Test
    void clocks_come_in_the_order_of_the_targets() {
        var history = History.openedWithPriority("P2", "2026-03-02T09:00").priority("P1", "2026-03-02T10:00");
        var two = Deal.officeHours()
                .promising(
                        Promise.toResolve("urgent").within("PT2H").forPriorities("P1"),
                        Promise.toResolve("usual").within("PT8H"),
                        Promise.toUpdate("answer", UpdateKind.CUSTOMER_WAIT).within("PT1H"),
                        Promise.toRespond("respond").within("PT1H"));

        assertThat(history.read("2026-03-02T11:00", two).clocks())
                .extracting(Reading::target)
                .containsExactly("urgent", "usual", "answer", "respond");
    }

    @Test
    void the_hours_of_a_target_are_those_of_its_version_for_the_team_that_holds_the_ticket() {
        var first = Deal.officeHours()
                .withTeamIn("network", "late")
                .withCalendar("late", Deal.ROUND_THE_CLOCK)
                .promising(
                        Promise.toResolve("resolve").within("PT4H"),
                        Promise.toOwn("own").within("PT1H").inCalendar(Target.HOLDER_TEAM));
        var second = Deal.roundTheClock()
                .asVersion(2)
                .promising(Promise.toResolve("resolve").within("PT4H"));
        var clock = TicketClock.under(List.of(first, second));
        var office = Optional.of(BusinessCalendar.of(Deal.OFFICE));
        var always = Optional.of(BusinessCalendar.of(Deal.ROUND_THE_CLOCK));
        var network = Optional.of("network");

        assertThat(clock.calendar(1, "resolve", Optional.empty(), network)).isEqualTo(office);
        assertThat(clock.calendar(1, "own", Optional.empty(), network)).isEqualTo(always);
        assertThat(clock.calendar(1, "own", Optional.empty(), Optional.empty())).isEqualTo(office);
        assertThat(clock.calendar(2, "resolve", Optional.of("mail"), Optional.empty()))
                .isEqualTo(always);
        assertThat(clock.calendar(2, "own", Optional.empty(), network)).isEmpty();
        assertThat(clock.calendar(3, "resolve", Optional.empty(), network)).isEmpty();
    }

    @Test
    void before_exclusions_is_told_where_they_made_a_difference_and_nowhere_else() {
        var promised = Deal.officeHours()
                .promising(
                        Promise.toRespond("respond").within("PT1H"),
                        Promise.toResolve("resolve").within("PT2H"),
                        Promise.toUpdate("update", UpdateKind.CADENCE).within("PT30H"));
        var ticket = History.opened("2026-03-02T09:00")
                .responded("2026-03-02T09:30")
                .resolved("2026-03-02T12:00")
                .excluded("2026-03-02T10:00", "2026-03-02T11:30");
        var clock = TicketClock.under(List.of(promised));
        var now = clock.read(ticket.events(), ticket.exclusions(), AS_OF).clocks();

        assertThat(clock.beforeExclusions(ticket.events(), now, AS_OF))
                .extracting(
                        SupersededVerdict::reason,
                        SupersededVerdict::clock,
                        SupersededVerdict::outcome,
                        SupersededVerdict::breachedAt)
                .containsExactly(tuple(
                        SupersededVerdict.Reason.EXCLUSION_SIGNED,
                        "resolve",
                        Outcome.BREACHED,
                        Optional.of(amsterdam("2026-03-02T11:00"))));
        assertThat(clock.beforeExclusions(
                        ticket.events(),
                        clock.read(ticket.events(), List.of(), AS_OF).clocks(),
                        AS_OF))
                .isEmpty();
        var open = History.opened("2026-03-02T09:00").excluded("2026-03-02T10:00", "2026-03-02T10:30");
        var halfPastTen = amsterdam("2026-03-02T10:30");
        assertThat(clock.beforeExclusions(
                        open.events(),
                        clock.read(open.events(), open.exclusions(), halfPastTen)
                                .clocks(),
                        halfPastTen))
                .extracting(SupersededVerdict::clock)
                .containsExactly("respond");
    }

    @Test
    void an_exclusion_for_one_service_takes_nothing_from_tickets_of_another() {
        var promised = Deal.officeHours().promising(Promise.toResolve("resolve").within("PT2H"));
        var exclusion = new Exclusion(
                Optional.of("x1"),
                amsterdam("2026-03-02T10:00"),
                amsterdam("2026-03-02T11:00"),
                "7.2",
                PartyRole.SUPPLIER,
                List.of("mail"));
        var clock = TicketClock.under(List.of(promised));
        var mail = History.openedFor("mail", "2026-03-02T09:00").resolved("2026-03-02T12:00");
        var net = History.openedFor("net", "2026-03-02T09:00").resolved("2026-03-02T12:00");

        assertThat(clock.read(mail.events(), List.of(exclusion), AS_OF).clocks())
                .extracting(Reading::outcome)
                .containsExactly(Outcome.MET);
        assertThat(clock.read(net.events(), List.of(exclusion), AS_OF).clocks())
                .extracting(Reading::outcome)
                .containsExactly(Outcome.BREACHED);
    }

    @Test
    void of_two_exclusions_that_start_at_once_the_one_with_the_smaller_id_is_named() {
        var promised = Deal.officeHours().promising(Promise.toResolve("resolve").within("PT2H"));
        var ticket = History.opened("2026-03-02T09:00").resolved("2026-03-02T12:00");
        var exclusions = List.of(exclusion("b", "8.1"), exclusion("a", "9.9"));

        assertThat(TicketClock.under(List.of(promised))
                        .read(ticket.events(), exclusions, AS_OF)
                        .clocks()
                        .get(0)
                        .ledger())
                .filteredOn(segment -> segment.phase() == Phase.EXCLUDED)
                .extracting(LedgerSegment::clause)
                .containsExactly(Optional.of("9.9"));
    }

    private static Exclusion exclusion(String id, String clause) {
        return new Exclusion(
                Optional.of(id),
                amsterdam("2026-03-02T10:00"),
                amsterdam("2026-03-02T11:00"),
                clause,
                PartyRole.SUPPLIER,
                List.of());
    }

    @Test
    void what_is_first_told_after_the_opening_held_at_the_opening() {
        var promised = Deal.officeHours()
                .promising(
                        Promise.toResolve("usual").within("PT8H"),
                        Promise.toResolve("urgent").within("PT2H").forPriorities("P1"));
        var ticket = History.empty()
                .add(new TicketEvent(
                        Optional.of("e0"),
                        TicketEventType.STATUS_CHANGED,
                        amsterdam("2026-03-02T10:00"),
                        0,
                        Optional.of("Busy"),
                        Optional.of("P1"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(amsterdam("2026-03-02T09:00"))));

        var clock = ticket.clock("2026-03-02T10:30", promised);
        assertThat(clock.target()).isEqualTo("urgent");
        assertThat(clock.startedAt()).contains(amsterdam("2026-03-02T09:00"));
    }

    @Test
    void a_team_that_is_given_a_ticket_by_starting_to_work_on_it_owns_it_at_once() {
        var promised = Deal.officeHours().promising(Promise.toOwn("own").within("PT30M"));
        var clock = History.opened("2026-03-02T09:00")
                .add(TicketEventType.WORK_STARTED, "2026-03-02T10:00", null, null, "network", null)
                .clock("2026-03-02T12:00", promised);

        assertThat(clock.state()).isEqualTo(ClockState.STOPPED);
        assertThat(clock.counted()).isEqualTo(Duration.ZERO);
        assertThat(clock.outcome()).isEqualTo(Outcome.MET);
    }

    @Test
    void a_ledger_tells_by_which_calendar_it_was_open_and_may_be_told_without_its_causes() {
        var promised = Deal.officeHours().promising(Promise.toResolve("resolve").within("PT8H"));
        var clock = History.opened("2026-03-02T17:00").clock("2026-03-03T09:00", promised);

        assertThat(clock.ledger())
                .extracting(LedgerSegment::phase, LedgerSegment::causeEvent, LedgerSegment::calendarVersion)
                .containsExactly(
                        tuple(Phase.COUNTED, Optional.of("e0"), Optional.of("1")),
                        tuple(Phase.CLOSED, Optional.empty(), Optional.of("1")),
                        tuple(Phase.COUNTED, Optional.of("e0"), Optional.of("1")));
        var discreet = clock.with(
                clock.ledger().stream().map(LedgerSegment::withoutCause).toList());
        assertThat(discreet.ledger())
                .extracting(LedgerSegment::phase, LedgerSegment::causeEvent)
                .containsExactly(
                        tuple(Phase.COUNTED, Optional.empty()),
                        tuple(Phase.CLOSED, Optional.empty()),
                        tuple(Phase.COUNTED, Optional.empty()));
        assertThat(discreet.dueAt()).isEqualTo(clock.dueAt());
    }

    @Test
    void room_is_taken_by_the_line_and_by_every_five_hundred_letters() {
        var room = new Room(3);
        room.take();
        room.takeText(500);
        assertThatThrownBy(room::take).isInstanceOf(Room.UsedUp.class);
        assertThatThrownBy(() -> new Room(1).takeText(500)).isInstanceOf(Room.UsedUp.class);
        new Room(1).takeText(499);
    }

    private static List<String> numbers(ClockReader reader, int cycles) {
        var numbers = new ArrayList<String>();
        for (int cycle = 0; cycle < cycles; cycle++) {
            numbers.add(number(reader, cycle) + " " + reader.dueAt(cycle) + " " + reader.nextTransitionAt(cycle));
        }
        return numbers;
    }

    private static String number(ClockReader reader, int cycle) {
        return reader.target(cycle) + " " + reader.state(cycle) + " " + reader.outcome(cycle) + " "
                + reader.startedAt(cycle) + " " + reader.stoppedAt(cycle) + " " + reader.countedMillis(cycle);
    }
}
