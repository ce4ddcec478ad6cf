package nl.druif.ticketclock.outage;

import static nl.druif.ticketclock.outage.Promised.all;
import static nl.druif.ticketclock.outage.Promised.by;
import static nl.druif.ticketclock.outage.Promised.excluded;
import static nl.druif.ticketclock.outage.Promised.mail;
import static nl.druif.ticketclock.outage.Promised.maintenance;
import static nl.druif.ticketclock.outage.Promised.of;
import static nl.druif.ticketclock.outage.Promised.outage;
import static nl.druif.ticketclock.outage.Promised.read;
import static nl.druif.ticketclock.outage.Promised.target;
import static nl.druif.ticketclock.outage.Promised.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.druif.foundation.terms.Entitlement;
import nl.druif.foundation.terms.Money;
import nl.druif.foundation.terms.Outcome;
import nl.druif.foundation.terms.PartyRole;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UptimeTest {
    private static final String AFTER = "2027-01-01T00:00:00Z";

    private static List<Bearing> bearings(TargetAvailability read) {
        return read.outages().stream().map(OutageBearing::bearing).toList();
    }

    @Nested
    class A_window {
        @ParameterizedTest
        @CsvSource({
            "2026-02, PT672H, PT40M19.2S",
            "2026-03, PT743H, PT44M34.8S",
            "2026-10, PT745H, PT44M42S",
            "2026-11, PT720H, PT43M12S"
        })
        void has_the_hours_that_the_clocks_gave_it_and_leaves_what_three_nines_of_them_do(
                String month, Duration promised, Duration allowed) {
            var read = read(mail(""), month, AFTER);
            assertThat(read.figures().promised()).isEqualTo(promised);
            assertThat(read.budget().allowed()).isEqualTo(allowed);
            assertThat(read.outcome()).isEqualTo(Outcome.MET);
        }

        @Test
        void is_the_quarter_or_the_year_that_the_month_lies_in() {
            var read = read(of("""
                    {"id": "beschikbaar", "minimumPercent": 99.9, "window": "QUARTER", "measuredIn": "ROUND_THE_CLOCK"}"""), "2026-02", AFTER);
            assertThat(read.window().from()).isEqualTo("2025-12-31T23:00:00Z");
            assertThat(read.window().until()).isEqualTo("2026-03-31T22:00:00Z");
            // The agreement begins at one o'clock in the morning.
            assertThat(read.figures().promised()).isEqualTo(Duration.ofHours(2159 - 1));
        }

        @Test
        void takes_of_an_outage_over_its_edge_the_part_that_lies_in_it() {
            var night = outage("1", "2026-10-31T22:30:00Z", "2026-10-31T23:20:00Z");
            assertThat(read(mail(""), "2026-10", AFTER, night).figures().downtime())
                    .isEqualTo(Duration.ofMinutes(30));
            assertThat(read(mail(""), "2026-11", AFTER, night).figures().downtime())
                    .isEqualTo(Duration.ofMinutes(20));
        }

        @Test
        void with_the_hour_that_the_clocks_give_twice_counts_both() {
            var read = read(mail(""), "2026-10", AFTER, outage("1", "2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z"));
            assertThat(read.figures().downtime()).isEqualTo(Duration.ofHours(2));
        }
    }

    @Nested
    class A_promise {
        @Test
        void is_kept_with_all_of_the_budget_used_and_broken_with_a_millisecond_more() {
            var all = read(mail(""), "2026-02", AFTER, outage("1", "2026-02-10T10:00:00Z", "2026-02-10T10:40:19.200Z"));
            assertThat(all.outcome()).isEqualTo(Outcome.MET);
            assertThat(all.budget().state()).isEqualTo(ErrorBudget.State.EXHAUSTED);
            assertThat(all.figures().attainment().percent()).isEqualByComparingTo("99.9");
            var more =
                    read(mail(""), "2026-02", AFTER, outage("1", "2026-02-10T10:00:00Z", "2026-02-10T10:40:19.201Z"));
            assertThat(more.outcome()).isEqualTo(Outcome.BREACHED);
            assertThat(more.budget().overspent()).isEqualTo(Duration.ofMillis(1));
        }

        @Test
        void is_open_while_its_window_is_and_can_be_broken_before_its_end() {
            var soon = "2026-02-10T12:00:00Z";
            assertThat(read(mail(""), "2026-02", soon).outcome()).isEqualTo(Outcome.OPEN);
            assertThat(read(mail(""), "2026-02", soon, outage("1", "2026-02-10T10:00:00Z", ""))
                            .outcome())
                    .isEqualTo(Outcome.BREACHED);
        }

        @Test
        void of_which_all_was_excluded_is_neither_kept_nor_broken() {
            var read = read(
                    mail(""),
                    "2026-02",
                    AFTER,
                    excluded("2026-01-01T00:00:00Z", "2026-04-01T00:00:00Z"),
                    outage("1", "2026-02-10T10:00:00Z", "2026-02-11T10:00:00Z"));
            assertThat(read.outcome()).isEqualTo(Outcome.EXCLUDED);
            assertThat(read.computedRemedies().get(0).entitlement().reason())
                    .isEqualTo(Entitlement.Reason.NOTHING_MEASURED);
        }

        @Test
        void is_held_against_the_version_that_was_in_force_at_each_moment() {
            var stricter = target("", "").replace("99.9,", "99.99,");
            var agreement = of(
                    version(1, "2026-01-01T00:00:00Z", target("", "")), version(2, "2026-10-15T22:00:00Z", stricter));
            var read = read(agreement, "2026-10", AFTER, outage("1", "2026-10-15T21:50:00Z", "2026-10-15T22:10:00Z"));
            assertThat(read.versions())
                    .extracting(TargetAvailability.Held::version)
                    .containsExactly(1, 2);
            assertThat(read.versions().get(1).from()).isEqualTo("2026-10-15T22:00:00Z");
            // 360 hours at 0.1 % and 385, with the extra one, at 0.01 %.
            assertThat(read.budget().allowed())
                    .isEqualTo(Duration.ofHours(360)
                            .dividedBy(1_000)
                            .plus(Duration.ofHours(385).dividedBy(10_000)));
            assertThat(read.figures().downtime()).isEqualTo(Duration.ofMinutes(20));
            assertThat(read.minimumPercent()).isEqualByComparingTo("99.99");
        }
    }

    @Nested
    class Outages {
        @Test
        void of_one_service_at_the_same_time_count_once() {
            var read = read(
                    mail(""),
                    "2026-02",
                    AFTER,
                    outage("1", "2026-02-10T10:00:00Z", "2026-02-10T10:20:00Z"),
                    outage("2", "2026-02-10T10:10:00Z", "2026-02-10T10:30:00Z"),
                    outage("3", "2026-02-10T10:00:00Z", "2026-02-10T10:20:00Z"));
            assertThat(read.figures().downtime()).isEqualTo(Duration.ofMinutes(30));
            assertThat(bearings(read)).containsOnly(Bearing.COUNTED).hasSize(3);
        }

        @Test
        void outside_service_hours_do_not_count_and_of_the_others_only_what_is_within() {
            var hours = of("""
                    {"id": "beschikbaar", "minimumPercent": 99.9, "window": "MONTH"}""");
            var read = read(
                    hours,
                    "2026-04",
                    AFTER,
                    outage("1", "2026-04-24T15:50:00Z", "2026-04-24T17:00:00Z"),
                    outage("2", "2026-04-25T10:00:00Z", "2026-04-25T12:00:00Z"));
            assertThat(read.figures().promised()).isEqualTo(Duration.ofHours(220));
            assertThat(read.figures().downtime()).isEqualTo(Duration.ofMinutes(10));
            assertThat(bearings(read)).containsExactly(Bearing.COUNTED, Bearing.OUTSIDE_SERVICE_HOURS);
        }

        @Test
        void shorter_than_the_minimum_do_not_count_and_length_is_that_of_all_of_it() {
            var minimum = of("""
                    {"id": "beschikbaar", "minimumPercent": 99.9, "window": "MONTH", "minimumOutage": "PT1M"}""");
            var read = read(
                    minimum,
                    "2026-04",
                    AFTER,
                    outage("1", "2026-04-24T10:00:00Z", "2026-04-24T10:00:59.999Z"),
                    outage("2", "2026-04-24T11:00:00Z", "2026-04-24T11:01:00Z"),
                    // Ten seconds of it before closing.
                    outage("3", "2026-04-24T15:59:50Z", "2026-04-24T17:00:00Z"),
                    // Together longer than a minute.
                    outage("4", "2026-04-23T10:00:00Z", "2026-04-23T10:00:40Z"),
                    outage("5", "2026-04-23T10:00:40Z", "2026-04-23T10:01:20Z"));
            assertThat(read.figures().downtime()).isEqualTo(Duration.ofSeconds(60 + 10 + 80));
            assertThat(bearings(read))
                    .containsExactly(
                            Bearing.COUNTED,
                            Bearing.COUNTED,
                            Bearing.SHORTER_THAN_MINIMUM,
                            Bearing.COUNTED,
                            Bearing.COUNTED);
        }

        @ParameterizedTest
        @CsvSource({"NONE, PT1M20S", "UP_TO_MINUTE, PT3M", "DOWN_TO_MINUTE, PT1M"})
        void are_rounded_one_by_one(String rounding, Duration downtime) {
            var read = read(
                    mail(", \"rounding\": \"%s\"".formatted(rounding)),
                    "2026-02",
                    AFTER,
                    outage("1", "2026-02-10T10:00:00Z", "2026-02-10T10:01:10Z"),
                    outage("2", "2026-02-10T11:00:00Z", "2026-02-10T11:00:10Z"));
            assertThat(read.figures().downtime()).isEqualTo(downtime);
            assertThat(bearings(read).get(1))
                    .isEqualTo(rounding.startsWith("DOWN") ? Bearing.ROUNDED_TO_NOTHING : Bearing.COUNTED);
        }

        @Test
        void that_only_made_a_service_work_badly_count_where_the_agreement_says_so() {
            var slow =
                    outage("1", OutageKind.DEGRADED, List.of("mail"), "2026-02-10T10:00:00Z", "2026-02-10T11:00:00Z");
            assertThat(bearings(read(mail(""), "2026-02", AFTER, slow))).containsExactly(Bearing.DEGRADED_COUNTS_AS_UP);
            assertThat(read(mail(", \"degraded\": \"COUNTS_AS_DOWN\""), "2026-02", AFTER, slow)
                            .figures()
                            .downtime())
                    .isEqualTo(Duration.ofHours(1));
        }
    }

    @Nested
    class Several_services {
        private final Outage mail = outage("1", "2026-02-10T10:00:00Z", "2026-02-10T10:30:00Z");
        private final Outage phone =
                outage("2", OutageKind.OUTAGE, List.of("telefonie"), "2026-02-10T10:20:00Z", "2026-02-10T10:50:00Z");

        @Test
        void are_down_as_soon_as_one_of_them_is() {
            var read = read(of(target("", "")), "2026-02", AFTER, mail, phone);
            assertThat(read.figures().downtime()).isEqualTo(Duration.ofMinutes(50));
            assertThat(read.services())
                    .extracting(
                            TargetAvailability.OfService::service,
                            each -> each.figures().downtime())
                    .containsExactly(tuple("mail", Duration.ofMinutes(30)), tuple("telefonie", Duration.ofMinutes(30)));
        }

        @Test
        void that_stand_in_for_each_other_are_down_when_all_of_them_are() {
            var parallel = of(target("\"mail\", \"telefonie\"", ", \"composition\": \"PARALLEL\""));
            assertThat(read(parallel, "2026-02", AFTER, mail, phone).figures().downtime())
                    .isEqualTo(Duration.ofMinutes(10));
            assertThat(bearings(read(parallel, "2026-02", AFTER, mail)))
                    .containsExactly(Bearing.ANOTHER_SERVICE_WAS_THERE);
        }
    }

    @Nested
    class Time_that_does_not_count {
        private static final String EXCLUDED = ", \"maintenance\": \"EXCLUDED\", \"maintenanceNotice\": \"P5D\"";
        private final Outage down = outage("1", "2026-02-10T20:00:00Z", "2026-02-10T22:00:00Z");

        @Test
        void is_taken_off_what_is_measured_and_off_downtime_and_never_twice() {
            var read = read(
                    mail(EXCLUDED),
                    "2026-02",
                    AFTER,
                    down,
                    maintenance("2", "2026-02-10T20:00:00Z", "2026-02-10T21:30:00Z", "2026-02-05T20:00:00Z"),
                    excluded("2026-02-10T21:00:00Z", "2026-02-10T21:45:00Z"),
                    excluded("2026-02-10T21:40:00Z", "2026-02-10T21:45:00Z"));
            assertThat(read.figures().excluded()).isEqualTo(Duration.ofMinutes(105));
            assertThat(read.figures().downtime()).isEqualTo(Duration.ofMinutes(15));
            assertThat(read.figures().measured())
                    .isEqualTo(Duration.ofHours(672).minusMinutes(105));
            assertThat(read.budget().allowed())
                    .isEqualTo(Duration.ofHours(672).minusMinutes(105).dividedBy(1_000));
        }

        @Test
        void of_maintenance_was_announced_in_time() {
            var late = maintenance("2", "2026-02-10T20:00:00Z", "2026-02-10T22:00:00Z", "2026-02-05T20:00:01Z");
            var untold = maintenance("2", "2026-02-10T20:00:00Z", "2026-02-10T22:00:00Z", "");
            for (var unannounced : List.of(late, untold)) {
                var read = read(mail(EXCLUDED), "2026-02", AFTER, down, unannounced);
                assertThat(read.figures().downtime()).isEqualTo(Duration.ofHours(2));
                assertThat(bearings(read)).contains(Bearing.MAINTENANCE_UNANNOUNCED);
            }
        }

        @Test
        void is_none_in_maintenance_unless_the_agreement_says_so() {
            var read = read(
                    mail(""),
                    "2026-02",
                    AFTER,
                    down,
                    maintenance("2", "2026-02-10T20:00:00Z", "2026-02-10T22:00:00Z", "2026-01-05T20:00:00Z"));
            assertThat(read.figures().downtime()).isEqualTo(Duration.ofHours(2));
            assertThat(bearings(read)).containsExactlyInAnyOrder(Bearing.COUNTED, Bearing.MAINTENANCE_COUNTS);
        }

        @Test
        void of_one_service_leaves_the_others_to_be_there() {
            var agreement = of(target("\"mail\", \"telefonie\"", EXCLUDED));
            var phone = outage(
                    "3", OutageKind.OUTAGE, List.of("telefonie"), "2026-02-10T20:10:00Z", "2026-02-10T20:20:00Z");
            var read = read(
                    agreement,
                    "2026-02",
                    AFTER,
                    down,
                    phone,
                    maintenance("2", "2026-02-10T20:00:00Z", "2026-02-10T22:00:00Z", "2026-01-05T20:00:00Z"));
            assertThat(read.figures().downtime()).isEqualTo(Duration.ofMinutes(10));
            assertThat(read.figures().excluded()).isZero();
        }
    }

    @Nested
    class The_error_budget {
        @Test
        void is_at_risk_when_it_goes_faster_than_its_window() {
            var tenMinutes = outage("1", "2026-10-05T10:00:00Z", "2026-10-05T10:10:00Z");
            assertThat(read(mail(""), "2026-10", "2026-10-06T00:00:00Z", tenMinutes)
                            .budget()
                            .state())
                    .isEqualTo(ErrorBudget.State.AT_RISK);
            assertThat(read(mail(""), "2026-10", "2026-10-20T00:00:00Z", tenMinutes)
                            .budget()
                            .state())
                    .isEqualTo(ErrorBudget.State.OK);
        }

        @Test
        void burns_at_one_when_it_would_last_just_to_the_end() {
            var read = read(mail(""), "2026-10", "2026-10-10T12:00:00Z", outage("1", "2026-10-10T11:30:00Z", ""));
            assertThat(read.budget().burn())
                    .extracting(burn -> burn.rate().orElseThrow())
                    .usingElementComparator(BigDecimal::compareTo)
                    // Half of the last hour is five hundred times a thousandth of it.
                    .containsExactly(
                            new BigDecimal("500"),
                            new BigDecimal("83.33"),
                            new BigDecimal("20.83"),
                            new BigDecimal("6.94"));
            assertThat(read.budget().usedPercent().orElseThrow()).isEqualByComparingTo("67.11");
        }

        @Test
        void of_a_promise_without_any_is_fine_until_something_happens() {
            var always = of(target("", "").replace("99.9,", "100,"));
            assertThat(read(always, "2026-02", AFTER).budget().state()).isEqualTo(ErrorBudget.State.OK);
            var broken =
                    read(always, "2026-02", AFTER, outage("1", "2026-02-10T10:00:00Z", "2026-02-10T10:00:00.001Z"));
            assertThat(broken.budget().state()).isEqualTo(ErrorBudget.State.EXHAUSTED);
            assertThat(broken.outcome()).isEqualTo(Outcome.BREACHED);
            assertThat(broken.budget().burn().get(0).rate()).isEmpty();
        }
    }

    @Nested
    class Remedies {
        // 1.5 % of 672 hours.
        private final Outage tenHours = outage("1", "2026-02-10T00:00:00Z", "2026-02-10T10:04:48Z");

        @Test
        void come_to_what_the_step_says_under_its_cap() {
            var entitlement = read(mail(""), "2026-02", AFTER, tenHours)
                    .computedRemedies()
                    .get(0)
                    .entitlement();
            assertThat(entitlement.amount()).contains(Money.of("2500.00", "EUR"));
            assertThat(entitlement.reason()).isEqualTo(Entitlement.Reason.CAPPED);
        }

        @Test
        void make_up_only_for_the_failings_of_those_who_answer_for_them() {
            var entitlement = read(mail(""), "2026-02", AFTER, by(PartyRole.CUSTOMER, tenHours))
                    .computedRemedies()
                    .get(0)
                    .entitlement();
            assertThat(entitlement.reason()).isEqualTo(Entitlement.Reason.NOT_ATTRIBUTABLE);
        }

        @Test
        void put_time_down_to_what_began_first() {
            var customers = by(PartyRole.CUSTOMER, outage("1", "2026-02-10T00:00:00Z", "2026-02-10T09:00:00Z"));
            var ours = outage("2", "2026-02-10T01:00:00Z", "2026-02-10T09:30:00Z");
            var entitlement = read(mail(""), "2026-02", AFTER, customers, ours)
                    .computedRemedies()
                    .get(0)
                    .entitlement();
            // Half an hour is ours: 99.93 %.
            assertThat(entitlement.reason()).isEqualTo(Entitlement.Reason.NOT_ATTRIBUTABLE);
        }
    }

    @Test
    void what_is_not_in_force_promises_nothing() {
        assertThat(all(mail(""), "2025-10", AFTER).targets()).isEmpty();
    }

    @Test
    void maintenance_that_is_planned_for_later_is_known_now() {
        var read = read(
                mail(", \"maintenance\": \"EXCLUDED\""),
                "2026-10",
                "2026-10-01T12:00:00Z",
                maintenance("1", "2026-10-20T00:00:00Z", "2026-10-20T04:00:00Z", "2026-09-30T00:00:00Z"));
        assertThat(read.figures().excluded()).isEqualTo(Duration.ofHours(4));
        assertThat(read.figures().elapsed())
                .isEqualTo(
                        Duration.between(Instant.parse("2026-09-30T22:00:00Z"), Instant.parse("2026-10-01T12:00:00Z")));
    }
}
