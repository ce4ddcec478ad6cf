package nl.druif.ticketclock.clock;

import static nl.druif.ticketclock.clock.History.amsterdam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.druif.foundation.terms.TermsVersion;
import org.junit.jupiter.api.Test;

/** What is told, and when. Monday 2 March 2026, four office hours from 09:00. */
class FiringsTest {
    private final TermsVersion fourHours =
            Deal.officeHours().promising(Promise.toResolve("r").within("PT4H"));
    private final History open = History.opened("2026-03-02T09:00");

    @Test
    void warnings_come_at_half_three_quarters_and_nine_tenths_of_the_target() {
        assertThat(open.clock("2026-03-02T13:00", fourHours).warnings())
                .containsExactly(
                        new Warning(50, amsterdam("2026-03-02T11:00")),
                        new Warning(75, amsterdam("2026-03-02T12:00")),
                        new Warning(90, amsterdam("2026-03-02T12:36")));
    }

    @Test
    void a_warning_is_due_at_its_instant_and_a_breach_a_millisecond_after_the_target() {
        assertThat(open.read("2026-03-02T09:00", fourHours).nextTransitionAt()).contains(amsterdam("2026-03-02T11:00"));
        assertThat(open.read("2026-03-02T11:00", fourHours).nextTransitionAt()).contains(amsterdam("2026-03-02T12:00"));
        assertThat(open.read("2026-03-02T12:36", fourHours).nextTransitionAt())
                .contains(amsterdam("2026-03-02T13:00:00.001"));
        assertThat(open.read("2026-03-02T13:00:00.001", fourHours).nextTransitionAt())
                .isEmpty();
    }

    @Test
    void what_was_told_is_not_told_again() {
        var first = after(List.of(), "2026-03-02T11:10", open);
        var second = after(first.fire(), "2026-03-02T12:10", open);

        assertThat(first.fire()).extracting(Firing::threshold).containsExactly(50);
        assertThat(second.fire()).extracting(Firing::threshold).containsExactly(75);
        assertThat(after(first.fire(), "2026-03-02T11:20", open).fire()).isEmpty();
    }

    @Test
    void a_timer_that_comes_late_says_when_it_was_due() {
        assertThat(after(List.of(), "2026-03-02T16:00", open).fire())
                .extracting(Firing::threshold, Firing::at)
                .containsExactly(
                        tuple(50, amsterdam("2026-03-02T11:00")),
                        tuple(75, amsterdam("2026-03-02T12:00")),
                        tuple(90, amsterdam("2026-03-02T12:36")),
                        tuple(Firing.BREACH, amsterdam("2026-03-02T13:00")));
    }

    @Test
    void a_clock_that_is_breached_when_it_is_first_read_tells_of_the_breach_alone() {
        var readings = open.read("2026-03-02T16:00", fourHours).clocks();

        assertThat(Firings.after(List.of(), Set.of(), readings).fire())
                .extracting(Firing::isBreach)
                .containsExactly(true);
    }

    @Test
    void nobody_is_warned_of_a_clock_that_stopped_in_time() {
        var stopped = History.opened("2026-03-02T09:00").resolved("2026-03-02T12:50");

        assertThat(after(List.of(), "2026-03-02T16:00", stopped).fire()).isEmpty();
    }

    @Test
    void a_late_resolution_takes_back_what_was_told_too_much_and_keeps_the_rest() {
        var told = after(List.of(), "2026-03-02T16:00", open).fire();
        var resolved = History.opened("2026-03-02T09:00").resolved("2026-03-02T12:10");

        assertThat(after(told, "2026-03-02T16:00", resolved).withdraw())
                .extracting(Firing::threshold)
                .containsExactly(90, Firing.BREACH);
    }

    @Test
    void a_firing_that_merely_moved_is_neither_told_nor_taken_back() {
        var told = after(List.of(), "2026-03-02T16:00", open).fire();
        var earlier = History.opened("2026-03-02T08:30");

        assertThat(after(told, "2026-03-02T16:00", earlier)).isEqualTo(new Firings(List.of(), List.of()));
    }

    private Firings after(List<Firing> told, String asOf, History history) {
        var readings = history.read(asOf, fourHours).clocks();
        var known = readings.stream().map(Reading::name).collect(Collectors.toSet());
        return Firings.after(told, known, readings);
    }
}
