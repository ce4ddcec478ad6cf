package nl.druif.foundation.terms;

import static nl.druif.foundation.terms.Written.faults;
import static nl.druif.foundation.terms.Written.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import nl.druif.foundation.calendar.BusinessCalendar;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Promises, figures, fee and remedies of one text, beside each other. */
class TogetherTest {
    private static final String OFFICE = """
            "calendars": {"kantoor": [{"version": "1", "hours": {"timeZone": "Europe/Amsterdam",
               "weekly": {"monday": [{"from": "09:00", "to": "17:00"}]}}}]}""";
    private static final String KEPT = """
            {"id": "beschikbaar", "minimumPercent": 99.9, "window": "MONTH"}""";
    private static final String ROUND_THE_CLOCK = """
            {"id": "altijd", "minimumPercent": 99.5, "window": "QUARTER", "measuredIn": "ROUND_THE_CLOCK"}""";

    private static String credit(String id, String... measures) {
        return """
                {"id": "%s", "kind": "SERVICE_CREDIT", "measures": [%s], "tiers": [{"below": 99.9, "percent": 10}]}""".formatted(id, measures.length == 0 ? "" : "\"" + String.join("\", \"", measures) + "\"");
    }

    @Nested
    class Availability {
        @Test
        void in_service_hours_needs_a_calendar_and_round_the_clock_a_zone() {
            assertThat(faults("{\"availabilityTargets\": [" + KEPT + ", " + ROUND_THE_CLOCK + "]}", Terms.class))
                    .containsExactly("NO_CALENDAR /availabilityTargets/0/calendar", "NO_TIME_ZONE /timeZone");
        }

        @Test
        void takes_its_months_from_the_zone_that_is_named_before_that_of_the_calendar() {
            var text = "{" + OFFICE + ", \"calendar\": \"kantoor\", \"availabilityTargets\": [" + KEPT + "] %s}";

            assertThat(read(text.formatted(""), Terms.class).zone()).contains(ZoneId.of("Europe/Amsterdam"));
            assertThat(read(text.formatted(", \"timeZone\": \"Europe/London\""), Terms.class)
                            .zone())
                    .contains(ZoneId.of("Europe/London"));
            assertThat(read("{}", Terms.class).zone()).isEmpty();
        }

        @Test
        void is_measured_in_the_hours_of_the_target_else_the_agreement_else_the_service() {
            var terms = read("{" + OFFICE + """
                    , "timeZone": "Europe/Amsterdam", "services": ["mail"], "serviceCalendars": {"mail": "kantoor"},
                     "availabilityTargets": [""" + KEPT + "]}", Terms.class);

            assertThat(terms.calendarOf(terms.availabilityTargets().get(0), "mail"))
                    .contains(BusinessCalendar.of(terms.calendars().get("kantoor")));
        }

        @Test
        void starts_a_month_in_another_place_at_another_moment() {
            var terms = read("{\"timeZone\": \"America/Curacao\"}", Terms.class);

            assertThat(new Window(
                                    Period.MONTH,
                                    LocalDate.parse("2026-05-01"),
                                    terms.zone().orElseThrow())
                            .from())
                    .isEqualTo(Instant.parse("2026-05-01T04:00:00Z"));
        }
    }

    @Nested
    class Remedies {
        private static String terms(String fee, String... remedies) {
            return "{" + OFFICE + """
                    , "calendar": "kantoor", "availabilityTargets": [""" + KEPT + """
                    , {"id": "strenger", "minimumPercent": 99.99, "window": "MONTH", "nature": "OBJECTIVE"}],
                     "experienceTargets": [
                       {"id": "sterren", "metric": "RATING", "minimumAverage": 4.0, "minimumResponses": 5}]
                     """ + fee + ", \"remedies\": [" + String.join(", ", remedies) + "]}";
        }

        private static final String FEE = """
                , "fee": {"amount": {"amount": "10000.00", "currency": "EUR"}, "per": "MONTH"}""";

        @Test
        void measure_promises_that_there_are_and_that_were_made_to_the_customer() {
            assertThat(faults(terms(FEE, credit("een", "beschikbaar", "strenger", "sterren", "gisteren")), Terms.class))
                    .containsExactly(
                            "REMEDY_FOR_AN_OBJECTIVE /remedies/0/measures/1",
                            "NOT_MEASURED_IN_CASES /remedies/0/measures/2",
                            "UNKNOWN_TARGET /remedies/0/measures/3");
        }

        @Test
        void of_money_need_a_fee_and_a_name_of_their_own() {
            assertThat(faults(terms("", credit("een", "beschikbaar"), credit("een", "beschikbaar")), Terms.class))
                    .containsExactly(
                            "FEE_NEEDED /remedies/0/kind", "FEE_NEEDED /remedies/1/kind", "ID_TWICE /remedies/1/id");
        }

        @Test
        void that_are_penalties_never_come_to_the_whole_fee_together() {
            var half = credit("een", "beschikbaar")
                    .replace("SERVICE_CREDIT", "FINANCIAL_PENALTY")
                    .replace("10", "50");

            assertThat(faults(terms(FEE, half, half.replace("een", "twee")), Terms.class))
                    .containsExactly("PENALTIES_COULD_REFUND_ALL /remedies");
            assertThat(read(terms(FEE, half), Terms.class).remedies()).hasSize(1);
        }

        @Test
        void are_of_a_fee_above_nothing() {
            assertThat(faults(terms(FEE.replace("10000.00", "0.00"), credit("een", "beschikbaar")), Terms.class))
                    .containsExactly("FEE_NOT_POSITIVE /fee/amount/amount");
        }
    }

    @Nested
    class Segments {
        private static String terms(String segments) {
            return "{" + OFFICE + """
                    , "calendar": "kantoor", "targets": [
                      {"id": "goud", "metric": "TIME_TO_RESOLVE", "duration": "PT4H", "segments": ["goud", "zilver"]}]
                     """ + segments + "}";
        }

        @Test
        void that_targets_name_are_there_with_the_customers_that_are_in_them() {
            assertThat(faults(terms(", \"segments\": {\"goud\": [\"WATERLAND\"]}"), Terms.class))
                    .containsExactly("UNKNOWN_SEGMENT /targets/0/segments/1");
        }

        @Test
        void of_a_customer_are_those_that_list_him() {
            var terms = read(terms("""
                    , "segments": {"goud": ["WATERLAND", "EDAM"], "zilver": ["EDAM"], "brons": []}"""), Terms.class);

            assertThat(terms.segmentsOf("EDAM")).containsExactlyInAnyOrder("goud", "zilver");
            assertThat(terms.segmentsOf("WATERLAND")).containsExactly("goud");
            assertThat(terms.segmentsOf("PURMEREND")).isEmpty();
        }
    }

    @Nested
    class Objectives {
        private static List<String> faultsOf(String text) {
            var terms = read("{" + OFFICE + ", \"calendar\": \"kantoor\", " + text + "}", Terms.class);
            var faults = new Faults();
            nl.druif.foundation.terms.Objectives.check(
                    faults, "", terms.targets(), terms.availabilityTargets(), terms.kpis());
            return faults.found().stream().map(Fault::pointer).toList();
        }

        private static String target(String id, String nature, String time, String percent) {
            return """
                    {"id": "%s", "metric": "TIME_TO_RESOLVE", "nature": "%s", "priorities": ["P1"], %s %s}""".formatted(id, nature, time, percent.isEmpty() ? "" : ", \"attainmentPercent\": " + percent);
        }

        private static List<String> against(
                String time, String percent, String objectiveTime, String objectivePercent) {
            return faultsOf("\"targets\": [" + target("toezegging", "COMMITMENT", time, percent) + ", "
                    + target("doel", "OBJECTIVE", objectiveTime, objectivePercent) + "]");
        }

        @Test
        void take_no_more_time_than_the_commitment() {
            assertThat(against("\"duration\": \"PT8H\"", "95", "\"duration\": \"PT6H\"", "90"))
                    .isEmpty();
            assertThat(against("\"duration\": \"PT8H\"", "95", "\"duration\": \"PT8H\"", "95"))
                    .isEmpty();
            assertThat(against("\"duration\": \"PT8H\"", "95", "\"duration\": \"PT8H1S\"", "99"))
                    .containsExactly("/targets/1");
            assertThat(against("\"duration\": \"PT8H\"", "95", "\"duration\": \"PT8H\"", "90"))
                    .containsExactly("/targets/1");
            assertThat(against("\"wallClockDays\": 2", "", "\"wallClockDays\": 3", ""))
                    .containsExactly("/targets/1");
        }

        @Test
        void in_hours_are_not_compared_with_working_days() {
            assertThat(against(
                            "\"workingDays\": 1, \"dueAtPoint\": \"CLOSING\"", "95", "\"duration\": \"PT80H\"", "95"))
                    .isEmpty();
        }

        @Test
        void may_stand_between_two_steps_of_a_ladder_but_not_below_the_last() {
            var ladder = "\"targets\": [" + target("snel", "COMMITMENT", "\"duration\": \"PT4H\"", "80") + ", "
                    + target("zeker", "COMMITMENT", "\"duration\": \"PT8H\"", "95") + ", %s]";

            assertThat(faultsOf(ladder.formatted(target("doel", "OBJECTIVE", "\"duration\": \"PT6H\"", "90"))))
                    .isEmpty();
            assertThat(faultsOf(ladder.formatted(target("doel", "OBJECTIVE", "\"duration\": \"PT9H\"", "99"))))
                    .containsExactly("/targets/2");
        }

        @Test
        void of_availability_and_of_figures_ask_for_no_less_than_was_promised() {
            assertThat(faultsOf("\"availabilityTargets\": [" + KEPT + ", "
                            + KEPT.replace("beschikbaar", "doel").replace("99.9", "99.8, \"nature\": \"OBJECTIVE\"")
                            + "]"))
                    .containsExactly("/availabilityTargets/1");
            assertThat(faultsOf("""
                            "kpis": [
                             {"id": "k", "name": "Wachttijd", "unit": "s", "measuredBy": "BUREAU", "direction": "AT_MOST",
                              "threshold": 30, "period": "MONTH"},
                             {"id": "d", "name": "Wachttijd", "unit": "s", "measuredBy": "BUREAU", "direction": "AT_MOST",
                              "threshold": 31, "period": "MONTH", "nature": "OBJECTIVE"}]""")).containsExactly("/kpis/1");
        }
    }
}
