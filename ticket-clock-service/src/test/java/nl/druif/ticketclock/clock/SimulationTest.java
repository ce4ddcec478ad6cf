package nl.druif.ticketclock.clock;

import static nl.druif.ticketclock.clock.History.amsterdam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.validation.Validation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.terms.Outcome;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Trying terms on a history, from the JSON that people write. */
class SimulationTest {
    private static final StrictJson JSON =
            new StrictJson(Validation.buildDefaultValidatorFactory().getValidator());
    private static final String OFFICE = """
            {"timeZone": "Europe/Amsterdam",
             "weekly": {"monday": [{"from": "08:00", "to": "18:00"}], "tuesday": [{"from": "08:00", "to": "18:00"}],
                        "wednesday": [{"from": "08:00", "to": "18:00"}], "thursday": [{"from": "08:00", "to": "18:00"}],
                        "friday": [{"from": "08:00", "to": "18:00"}]},
             "closed": [{"date": "2026-04-27", "name": "Koningsdag"}]}""";

    static Simulation simulation(String targets, String events, String asOf) {
        var text = """
                {"calendar": %s, "targets": %s, "events": %s, "asOf": "%s"}""".formatted(OFFICE, targets, events, asOf);
        return JSON.read(text.getBytes(StandardCharsets.UTF_8), Simulation.class);
    }

    private static List<Fault> faults(String targets, String events, String asOf) {
        return catchThrowableOfType(Faulty.class, () -> simulation(targets, events, asOf))
                .faults();
    }

    @Nested
    class Asked {
        private final TicketReading answer =
                simulation("""
                        [{"id": "resolve", "metric": "TIME_TO_RESOLVE", "duration": "PT4H",
                          "pausesOn": [{"status": "PENDING", "party": "CUSTOMER"}], "warnAt": [50]}]""", """
                        [{"type": "OPENED", "occurredAt": "2026-04-24T17:00:00+02:00", "priority": "P1"}]""", "2026-04-28T08:30:00Z").run();

        @Test
        void it_answers_with_the_clocks_their_ledgers_and_explanations() {
            var clock = answer.clocks().get(0);

            assertThat(clock.dueAt()).contains(amsterdam("2026-04-28T11:00"));
            assertThat(clock.outcome()).isEqualTo(Outcome.OPEN);
            assertThat(clock.remaining()).isEqualTo(Duration.ofMinutes(30));
            assertThat(clock.warnings()).containsExactly(new Warning(50, amsterdam("2026-04-28T09:00")));
            assertThat(clock.ledger()).hasSize(5);
            assertThat(clock.explanation()).extracting(Sentence::nl).anyMatch(line -> line.startsWith("Koningsdag"));
        }

        @Test
        void the_answer_is_json_as_it_is() throws Exception {
            var json = Json.mapper().valueToTree(answer);

            assertThat(json.at("/clocks/0/target").asText()).isEqualTo("resolve");
            assertThat(json.at("/clocks/0/dueAt").asText()).isEqualTo("2026-04-28T09:00:00Z");
            assertThat(json.at("/clocks/0/counted").asText()).isEqualTo("PT3H30M");
            assertThat(json.at("/clocks/0/ledger/2/phase").asText()).isEqualTo("HOLIDAY");
        }

        @Test
        void it_heeds_other_calendars_teams_policies_and_exclusions() {
            var reading = JSON.read("""
                    {"calendar": %1$s,
                     "calendars": {"night": {"timeZone": "Europe/Amsterdam", "weekly": {
                         "monday": [{"from": "00:00", "to": "24:00"}]}}},
                     "teams": {"network": "night"},
                     "targets": [
                       {"id": "own", "metric": "TIME_TO_OWN", "duration": "PT1H", "calendar": "HOLDER_TEAM"},
                       {"id": "resolve", "metric": "TIME_TO_RESOLVE", "duration": "PT2H"}],
                     "policies": {"onReopen": "FIRST_ONLY"},
                     "events": [
                       {"type": "OPENED", "occurredAt": "2026-03-02T05:00:00+01:00", "team": "network"},
                       {"type": "RESOLVED", "occurredAt": "2026-03-02T10:30:00+01:00"},
                       {"type": "REOPENED", "occurredAt": "2026-03-02T11:00:00+01:00"}],
                     "exclusions": [{"from": "2026-03-02T08:00:00+01:00", "until": "2026-03-02T09:00:00+01:00",
                                     "clause": "7.2", "party": "SUPPLIER"}],
                     "asOf": "2026-03-02T17:00:00+01:00"}""".formatted(OFFICE).getBytes(StandardCharsets.UTF_8), Simulation.class)
                    .run();

            assertThat(reading.clocks())
                    .extracting(Reading::target, Reading::outcome, Reading::counted)
                    .contains(tuple("resolve", Outcome.MET, Duration.ofMinutes(90)));
            assertThat(reading.clocks().get(0).dueAt()).contains(amsterdam("2026-03-02T06:00"));
        }

        @Test
        void a_target_left_bare_warns_as_usual_and_is_a_commitment() {
            var bare = simulation("""
                    [{"id": "r", "metric": "TIME_TO_RESOLVE", "duration": "PT4H"}]""", "[]", "2026-04-28T08:30:00Z");

            assertThat(bare.targets().get(0).warnAt()).containsExactly(50, 75, 90);
            assertThat(bare.run().clocks()).isEmpty();
        }
    }

    @Nested
    class Refused {
        private static final String OPENED = """
                [{"type": "OPENED", "occurredAt": "2026-04-24T17:00:00+02:00"}]""";

        @Test
        void durations_that_are_negative_zero_a_month_or_overflowing_are_named_all_at_once() {
            assertThat(faults("""
                            [{"id": "a", "metric": "TIME_TO_RESOLVE", "duration": "PT-5H"},
                             {"id": "b", "metric": "TIME_TO_RESOLVE", "duration": "PT0S"},
                             {"id": "c", "metric": "TIME_TO_RESOLVE", "duration": "P1M"},
                             {"id": "d", "metric": "TIME_TO_RESOLVE", "duration": "PT2562047788015215H"}]""", OPENED, "2026-04-28T08:30:00Z"))
                    .extracting(Fault::pointer)
                    .containsExactly(
                            "/targets/0/duration", "/targets/1/duration", "/targets/2/duration", "/targets/3/duration");
        }

        @Test
        void a_target_without_a_time_or_with_two_or_without_a_due_point() {
            assertThat(faults("""
                            [{"id": "a", "metric": "TIME_TO_RESOLVE"},
                             {"id": "b", "metric": "TIME_TO_RESOLVE", "duration": "PT1H", "wallClockDays": 3},
                             {"id": "c", "metric": "TIME_TO_RESOLVE", "workingDays": 1},
                             {"id": "d", "metric": "TIME_TO_OWN", "duration": "PT1H", "updateKind": "CADENCE"}]""", OPENED, "2026-04-28T08:30:00Z"))
                    .extracting(Fault::pointer, Fault::code)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("/targets/0", "ONE_TIME_NEEDED"),
                            org.assertj.core.groups.Tuple.tuple("/targets/1", "ONE_TIME_NEEDED"),
                            org.assertj.core.groups.Tuple.tuple(
                                    "/targets/2/dueAtPoint", "DUE_AT_POINT_GOES_WITH_WORKING_DAYS"),
                            org.assertj.core.groups.Tuple.tuple("/targets/3/updateKind", "FOR_TIME_TO_UPDATE_ONLY"));
        }

        @Test
        void an_instant_of_reading_in_9999_and_nothing_else() {
            assertThat(faults("""
                            [{"id": "a", "metric": "TIME_TO_RESOLVE", "duration": "PT1H"}]""", OPENED, "9999-01-01T00:00:00Z"))
                    .extracting(Fault::pointer, Fault::code)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("/asOf", "INSTANT_OUT_OF_RANGE"));
        }

        @Test
        void events_before_1970_or_in_9999() {
            assertThat(faults("""
                            [{"id": "a", "metric": "TIME_TO_RESOLVE", "duration": "PT1H"}]""", """
                            [{"type": "OPENED", "occurredAt": "1969-12-31T23:59:59Z"},
                             {"type": "RESOLVED", "occurredAt": "9999-01-01T00:00:00Z"}]""", "2026-04-28T08:30:00Z"))
                    .extracting(Fault::pointer)
                    .containsExactly("/events/0/occurredAt", "/events/1/occurredAt");
        }

        @Test
        void a_history_longer_than_ten_years_a_calendar_nobody_gave_and_an_id_used_twice() {
            assertThat(faults("""
                            [{"id": "a", "metric": "TIME_TO_RESOLVE", "duration": "PT1H", "calendar": "elsewhere"},
                             {"id": "a", "metric": "TIME_TO_RESPOND", "duration": "PT1H"}]""", """
                            [{"type": "OPENED", "occurredAt": "2001-01-01T00:00:00Z"},
                             {"sourceEventId": "x", "type": "RESPONDED", "occurredAt": "2026-01-01T00:00:00Z"},
                             {"sourceEventId": "x", "type": "RESOLVED", "occurredAt": "2026-01-01T00:00:00Z"}]""", "2026-04-28T08:30:00Z"))
                    .extracting(Fault::pointer)
                    .containsExactlyInAnyOrder(
                            "/targets/0/calendar", "/targets/1/id", "/events/0/occurredAt", "/events/2/sourceEventId");
        }
    }

    /** Whoever asks too much hears so; the service goes on. */
    @Nested
    class TooLarge {
        private static final String RESOLVE = """
                {"id": "%d", "metric": "TIME_TO_RESOLVE", "duration": "PT4H",
                 "pausesOn": [{"status": "PENDING", "party": "CUSTOMER"}]}""";
        private static final String UPDATE = """
                {"id": "%d", "metric": "TIME_TO_UPDATE", "duration": "PT1H"}""";

        @Test
        void a_ticket_of_four_years_in_office_hours_is_told_in_full() {
            var clock = Simulations.of(1, RESOLVE, Simulations.OFFICE, 2, Duration.ofDays(1_400))
                    .run()
                    .clocks()
                    .get(0);

            assertThat(clock.ledger()).hasSizeGreaterThan(1_500);
        }

        @Test
        void a_thousand_events_of_a_day_under_two_targets_are_told_in_full() {
            assertThat(Simulations.of(2, RESOLVE, Simulations.OFFICE, 1_000, Duration.ofDays(1))
                            .run()
                            .clocks())
                    .hasSize(2);
        }

        @Test
        void twenty_targets_over_years_of_ten_windows_a_day() {
            assertThat(refusal(Simulations.of(20, RESOLVE, Simulations.TEN_WINDOWS, 1_000, Duration.ofDays(1_460))))
                    .extracting(Fault::pointer, Fault::code)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("/targets", "SIMULATION_TOO_LARGE"));
        }

        @Test
        void one_target_over_years_of_ten_windows_a_day() {
            assertThat(refusal(Simulations.of(1, RESOLVE, Simulations.TEN_WINDOWS, 1_000, Duration.ofDays(1_460))))
                    .extracting(Fault::pointer, Fault::code)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("/events", "SIMULATION_TOO_LARGE"));
        }

        @Test
        void a_target_that_is_due_in_years_of_ten_windows_a_day() {
            var far = """
                    {"id": "%d", "metric": "TIME_TO_RESOLVE", "duration": "P1000D"}""";

            assertThat(refusal(Simulations.of(1, far, Simulations.TEN_WINDOWS, 1, Duration.ofDays(1))))
                    .hasSize(1);
        }

        @Test
        void thousands_of_cycles_without_any_length() {
            assertThat(refusal(Simulations.of(20, UPDATE, Simulations.OFFICE, 1_000, Duration.ZERO)))
                    .hasSize(1);
        }

        @Test
        void more_than_twenty_targets() {
            assertThat(Simulations.faults(21, RESOLVE, Simulations.OFFICE, 2, Duration.ofDays(1)))
                    .extracting(Fault::pointer)
                    .containsExactly("/targets");
        }

        private static List<Fault> refusal(Simulation simulation) {
            return catchThrowableOfType(Faulty.class, simulation::run).faults();
        }
    }
}
