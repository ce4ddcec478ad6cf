package nl.druif.ticketclock.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.foundation.terms.TermsVersion;
import nl.druif.ticketclock.ticket.TicketEventType;
import org.junit.jupiter.api.Test;

/** Due times in words. */
class ExplanationTest {
    private final TermsVersion fourHours =
            Deal.officeHours().promising(Promise.toResolve("r").within("PT4H").pausedOn("PENDING", PartyRole.CUSTOMER));

    @Test
    void lengths_are_told_to_the_millisecond_and_parties_in_the_readers_language() {
        var length = Duration.ofHours(3).plusMinutes(20).plusSeconds(5).plusMillis(7);
        assertThat(Wording.NL.length(length)).isEqualTo("3 u 20 min 5 s 7 ms");
        assertThat(Wording.EN.length(length)).isEqualTo("3 h 20 min 5 s 7 ms");
        assertThat(Wording.EN.time(Instant.parse("2026-03-02T09:00:00.042Z"), ZoneOffset.UTC))
                .isEqualTo("09:00:00.042");
        assertThat(Wording.NL.party(PartyRole.PROVIDER)).isEqualTo("leverancier");
        assertThat(Wording.EN.party(PartyRole.PROVIDER)).isEqualTo("provider");
    }

    @Test
    void over_kings_day_it_says_what_counted_and_what_will() {
        assertThat(explained(History.opened("2026-04-24T17:00"), "2026-04-24T17:30", fourHours))
                .extracting(Sentence::nl)
                .containsExactly(
                        "norm r van versie 1: 4 u in openingstijd",
                        "begonnen op vr 24 apr 2026 17:00",
                        "geteld 1 u op vr 24 apr (17:00–18:00)",
                        "gesloten van vr 24 apr 18:00 tot ma 27 apr 00:00",
                        "Koningsdag van ma 27 apr 00:00 tot di 28 apr 00:00",
                        "gesloten van di 28 apr 00:00 tot di 28 apr 08:00",
                        "geteld 3 u op di 28 apr (08:00–11:00)",
                        "verloopt op di 28 apr 2026 11:00");
    }

    @Test
    void in_english_too() {
        assertThat(explained(
                        History.opened("2026-03-02T09:00").resolved("2026-03-02T14:30"), "2026-03-03T09:00", fourHours))
                .extracting(Sentence::en)
                .containsExactly(
                        "target r of version 1: 4 h of opening hours",
                        "started on Mon 2 Mar 2026 09:00",
                        "counted 4 h on Mon 2 Mar (09:00–13:00)",
                        "due on Mon 2 Mar 2026 13:00",
                        "breached since Mon 2 Mar 2026 13:00",
                        "stopped on Mon 2 Mar 2026 14:30 after 5 h 30 min of service time");
    }

    @Test
    void a_pause_names_whose_it_is_and_the_due_time_says_that_it_depends() {
        var paused = History.opened("2026-03-02T09:00").status("PENDING", "2026-03-02T10:00");

        assertThat(explained(paused, "2026-03-02T12:00", fourHours))
                .extracting(Sentence::nl)
                .contains(
                        "gepauzeerd 2 u (opdrachtgever) van ma 2 mrt 10:00 tot ma 2 mrt 12:00",
                        "verloopt op ma 2 mrt 2026 15:00, als er nu verder wordt gewerkt");
    }

    @Test
    void an_exclusion_names_its_clause() {
        var excluded = History.opened("2026-03-02T09:00").excluded("2026-03-02T10:00", "2026-03-02T11:00");

        assertThat(explained(excluded, "2026-03-02T12:00", fourHours))
                .extracting(Sentence::nl)
                .contains("uitgesloten 1 u volgens 7.2 (toeleverancier) van ma 2 mrt 10:00 tot ma 2 mrt 11:00");
    }

    @Test
    void weeks_of_opening_hours_are_one_sentence() {
        var eightyHours = Deal.officeHours().promising(Promise.toResolve("r").within("PT80H"));

        assertThat(explained(History.opened("2026-03-02T08:00"), "2026-03-02T09:00", eightyHours))
                .extracting(Sentence::nl)
                .containsExactly(
                        "norm r van versie 1: 80 u in openingstijd",
                        "begonnen op ma 2 mrt 2026 08:00",
                        "geteld 80 u in openingstijd van ma 2 mrt 08:00 tot wo 11 mrt 18:00",
                        "verloopt op wo 11 mrt 2026 18:00");
    }

    @Test
    void in_the_hour_that_comes_twice_it_says_which_one_is_meant() {
        var always = Deal.roundTheClock().promising(Promise.toResolve("r").within("PT1H"));

        assertThat(explained(History.opened("2026-10-25T02:30:00+01:00"), "2026-10-25T03:00:00+01:00", always))
                .extracting(Sentence::en)
                .contains("started on Sun 25 Oct 2026 02:30 (UTC+01:00)");
    }

    @Test
    void it_says_which_target_and_why() {
        var version = Deal.officeHours()
                .asVersion(3)
                .promising(
                        Promise.toResolve("usual").within("PT8H"),
                        Promise.toResolve("urgent mail")
                                .within("PT2H")
                                .forPriorities("P1", "P2")
                                .forServices("mail"));
        var history = History.empty().add(TicketEventType.OPENED, "2026-03-02T09:00", null, "P1", null, "mail");

        assertThat(explained(history, "2026-03-02T09:30", version))
                .extracting(Sentence::nl)
                .first()
                .isEqualTo("norm urgent mail van versie 3: 2 u in openingstijd, prioriteit P1, P2, dienst mail");
    }

    @Test
    void a_target_in_days_says_which_days() {
        var history = History.opened("2026-03-02T09:00");
        var calendar = Deal.officeHours().promising(Promise.toResolve("r").withinWallClockDays(120));
        var working = Deal.officeHours().promising(Promise.toResolve("r").withinWorkingDays(2, "16:00"));

        assertThat(explained(history, "2026-03-02T10:00", calendar).get(0))
                .isEqualTo(new Sentence(
                        "norm r van versie 1: 120 kalenderdagen", "target r of version 1: 120 calendar days"));
        assertThat(explained(history, "2026-03-02T10:00", working).get(0))
                .isEqualTo(new Sentence("norm r van versie 1: 2 werkdagen", "target r of version 1: 2 working days"));
    }

    @Test
    void time_between_resolving_and_reopening_does_not_count_and_it_says_so() {
        var reopened =
                History.opened("2026-03-02T09:00").resolved("2026-03-02T10:00").reopened("2026-03-02T11:00");

        assertThat(explained(reopened, "2026-03-02T12:00", fourHours))
                .contains(new Sentence(
                        "opgelost en later heropend, telt niet mee van ma 2 mrt 10:00 tot ma 2 mrt 11:00",
                        "resolved and reopened later, does not count from Mon 2 Mar 10:00 to Mon 2 Mar 11:00"));
    }

    @Test
    void a_cancelled_clock_did_not_stop_but_was_cancelled() {
        var cancelled = History.opened("2026-03-02T09:00").cancelled("2026-03-02T10:00");

        assertThat(explained(cancelled, "2026-03-02T12:00", fourHours))
                .contains(new Sentence(
                        "vervallen op ma 2 mrt 2026 10:00 na 1 u servicetijd",
                        "cancelled on Mon 2 Mar 2026 10:00 after 1 h of service time"));
    }

    @Test
    void a_pause_among_weeks_of_opening_hours_keeps_its_own_sentence() {
        var eightyHours = Deal.officeHours()
                .promising(Promise.toResolve("r").within("PT80H").pausedOn("PENDING", PartyRole.SUPPLIER));
        var paused = History.opened("2026-03-02T08:00")
                .status("PENDING", "2026-03-06T10:00")
                .status("OPEN", "2026-03-06T11:00");

        assertThat(explained(paused, "2026-03-20T09:00", eightyHours))
                .extracting(Sentence::en)
                .containsSequence(
                        "started on Mon 2 Mar 2026 08:00",
                        "counted 42 h of opening hours from Mon 2 Mar 08:00 to Fri 6 Mar 10:00",
                        "paused 1 h (supplier) from Fri 6 Mar 10:00 to Fri 6 Mar 11:00",
                        "counted 38 h of opening hours from Fri 6 Mar 11:00 to Thu 12 Mar 09:00");
    }

    @Test
    void a_dozen_stretches_are_told_one_by_one_and_more_together() {
        var days = Deal.officeHours().promising(Promise.toResolve("r").within("PT55H"));
        var weeks = Deal.officeHours().promising(Promise.toResolve("r").within("PT65H"));

        // Six days with the nights and the weekend between them are eleven stretches; a seventh makes thirteen.
        assertThat(explained(History.opened("2026-03-02T08:00"), "2026-03-02T09:00", days))
                .hasSize(2 + 11 + 1);
        assertThat(explained(History.opened("2026-03-02T08:00"), "2026-03-02T09:00", weeks))
                .hasSize(2 + 1 + 1);
    }

    @Test
    void a_commitment_of_one_team_names_it() {
        var version =
                Deal.officeHours().promising(Promise.toOwn("own").within("PT1H").byTeam("mail"));

        assertThat(explained(
                                History.opened("2026-03-02T09:00").assigned("mail", "2026-03-02T09:00"),
                                "2026-03-02T09:30",
                                version)
                        .get(0)
                        .nl())
                .isEqualTo("norm own van versie 1: 1 u in openingstijd, team mail");
    }

    private static List<Sentence> explained(History history, String asOf, TermsVersion terms) {
        return TicketClock.under(List.of(terms))
                .explain(history.events(), history.exclusions(), History.amsterdam(asOf))
                .clocks()
                .get(0)
                .explanation();
    }
}
