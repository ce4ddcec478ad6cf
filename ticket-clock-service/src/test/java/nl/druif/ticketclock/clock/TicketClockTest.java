package nl.druif.ticketclock.clock;

import static nl.druif.ticketclock.clock.History.amsterdam;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nl.druif.foundation.terms.OnReopen;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.foundation.terms.TermsVersion;
import nl.druif.foundation.terms.UpdateKind;
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
