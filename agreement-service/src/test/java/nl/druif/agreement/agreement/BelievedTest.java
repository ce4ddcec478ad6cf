package nl.druif.agreement.agreement;

import static nl.druif.agreement.agreement.Waterland.BRAM;
import static nl.druif.agreement.agreement.Waterland.CAREL;
import static nl.druif.agreement.agreement.Waterland.register;
import static nl.druif.agreement.agreement.Waterland.resolveWithin;
import static nl.druif.agreement.agreement.Waterland.signed;
import static nl.druif.agreement.agreement.Waterland.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.terms.OnNewVersion;
import nl.druif.foundation.terms.OnPriorityChange;
import nl.druif.foundation.terms.OnReopen;
import nl.druif.foundation.terms.Policies;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a text holds is one thing, since when that is known another. */
class BelievedTest {
    private static Instant at(String date) {
        return Instant.parse(date.length() == 10 ? date + "T00:00:00Z" : date);
    }

    /** Of two signers on one day, who put other hours in the place of those that hold. */
    private static Agreement amended(
            Agreement agreement,
            String from,
            Optional<String> until,
            long hours,
            OnNewVersion policy,
            String recorded) {
        var amendment = new Amendment(at(from), until.map(BelievedTest::at), promising(hours, policy));
        var number = agreement.last().number() + 1;
        return agreement
                .amend(amendment, register(), "anna", at(recorded))
                .sign(number, Optional.empty(), BRAM, at(recorded))
                .next()
                .sign(number, Optional.empty(), CAREL, at(recorded))
                .next();
    }

    private static Wording promising(long hours, OnNewVersion policy) {
        var plain = terms(resolveWithin(hours));
        return new Wording(
                plain.services(),
                plain.calendar(),
                plain.serviceCalendars(),
                plain.teamCalendars(),
                plain.targets(),
                plain.experienceTargets(),
                new Policies(OnPriorityChange.KEEP_START, OnReopen.CONTINUE, policy, false));
    }

    /**
     * Version 1 holds from 1 May and was signed on 24 April. On 10 July version 2 was signed for 5 July on; on 12 July
     * version 3 for 8 July on; and on 20 July version 4 took the place of version 3, from the same 8 July on.
     */
    private static Agreement revisedThreeTimes() {
        var twice = amended(
                amended(signed(), "2026-07-05", Optional.empty(), 2, OnNewVersion.REPLAY, "2026-07-10"),
                "2026-07-08",
                Optional.empty(),
                3,
                OnNewVersion.CUTOVER,
                "2026-07-12");
        return amended(twice, "2026-07-08", Optional.empty(), 1, OnNewVersion.REPLAY, "2026-07-20");
    }

    private static String inForce(Agreement agreement, String validAt) {
        return agreement
                .lifetime()
                .inForceAt(at(validAt))
                .map(version -> String.valueOf(version.number()))
                .orElse("-");
    }

    @Nested
    class what_did_we_believe {
        @Test
        void on_the_10th_about_the_5th() {
            var agreement = revisedThreeTimes();
            assertThat(inForce(agreement.knownAt(at("2026-07-09T23:59:59.999Z")), "2026-07-05"))
                    .isEqualTo("1");
            assertThat(inForce(agreement.knownAt(at("2026-07-10")), "2026-07-05"))
                    .isEqualTo("2");
            assertThat(inForce(agreement.knownAt(at("2026-07-10")), "2026-07-04T23:59:59.999Z"))
                    .isEqualTo("1");
        }

        /** A row for each day on which somebody could have asked, a column for each moment he could have asked about. */
        @ParameterizedTest(name = "asked on {0}")
        @CsvSource({
            "2026-04-24T08:00:00Z,     -, 1, 1, 1, 1, 1",
            "2026-07-09T23:59:59.999Z, -, 1, 1, 1, 1, 1",
            "2026-07-10,               -, 1, 1, 2, 2, 2",
            "2026-07-12,               -, 1, 1, 2, 3, 3",
            "2026-07-19T23:59:59.999Z, -, 1, 1, 2, 3, 3",
            "2026-07-20,               -, 1, 1, 2, 4, 4",
            "2099-01-01,               -, 1, 1, 2, 4, 4"
        })
        void on_each_day_about_each_moment(
                String recordedAt, String april, String may, String july4, String july5, String july8, String august) {
            var known = revisedThreeTimes().knownAt(at(recordedAt));
            assertThat(List.of(
                            inForce(known, "2026-04-30T21:59:59.999Z"),
                            inForce(known, "2026-04-30T22:00:00Z"),
                            inForce(known, "2026-07-04"),
                            inForce(known, "2026-07-05"),
                            inForce(known, "2026-07-08"),
                            inForce(known, "2026-08-01")))
                    .containsExactly(april, may, july4, july5, july8, august);
        }

        @Test
        void before_anything_was_signed_is_not_found() {
            var refusal = catchThrowableOfType(
                    Refusal.class, () -> revisedThreeTimes().knownAt(at("2026-04-24T07:59:59.999Z")));
            assertThat(refusal.slug()).isEqualTo("not-found");
        }

        @Test
        void of_an_end_that_was_not_decided_yet() {
            var ended = signed().terminate(new Notice(at("2026-07-01"), Optional.empty()), "carel", at("2026-06-10"))
                    .next();
            assertThat(inForce(ended.knownAt(at("2026-06-09")), "2026-08-01")).isEqualTo("1");
            assertThat(inForce(ended.knownAt(at("2026-06-10")), "2026-08-01")).isEqualTo("-");
            assertThat(inForce(ended.knownAt(at("2026-06-10")), "2026-06-30T23:59:59.999Z"))
                    .isEqualTo("1");
        }

        @Test
        void of_a_proposal_that_was_never_signed_nothing() {
            var open = signed().amend(
                            new Amendment(at("2026-07-05"), Optional.empty(), promising(2, OnNewVersion.REPLAY)),
                            register(),
                            "anna",
                            at("2026-07-10"));
            assertThat(inForce(open.knownAt(at("2026-08-01")), "2026-07-06")).isEqualTo("1");
        }
    }

    @Nested
    class versions_never_overlap {
        @Test
        void one_for_a_while_gives_way_to_the_one_before_it_when_it_ends() {
            var summer =
                    amended(signed(), "2026-07-05", Optional.of("2026-09-01"), 8, OnNewVersion.REPLAY, "2026-07-10");
            assertThat(inForce(summer, "2026-08-31T23:59:59.999Z")).isEqualTo("2");
            assertThat(inForce(summer, "2026-09-01")).isEqualTo("1");
        }

        @Test
        void at_each_moment_of_any_life_the_latest_that_holds_is_the_one_that_starts_last() {
            var random = new Random(20260424);
            for (int life = 0; life < 200; life++) {
                var agreement = anyLife(random);
                for (int day = -5; day < 120; day++) {
                    var moment = at("2026-05-01").plus(Duration.ofDays(day));
                    var holding = agreement.versions().stream()
                            .filter(version -> !moment.isBefore(version.validFrom()))
                            .filter(version ->
                                    version.validUntil().map(moment::isBefore).orElse(true))
                            .toList();
                    // As those who hear of it choose: of what is valid what starts last, and of equals the later one.
                    var chosen = holding.stream()
                            .reduce((one, other) -> other.validFrom().isBefore(one.validFrom()) ? one : other);
                    assertThat(agreement.lifetime().inForceAt(moment)).isEqualTo(chosen);
                }
            }
        }

        private static Agreement anyLife(Random random) {
            var agreement = signed();
            var from = at("2026-05-02");
            var amendments = random.nextInt(5);
            for (int i = 0; i < amendments; i++) {
                from = from.plus(Duration.ofDays(random.nextInt(20)));
                var until = random.nextBoolean()
                        ? Optional.<String>empty()
                        : Optional.of(from.plus(Duration.ofDays(1 + random.nextInt(40)))
                                .toString());
                agreement = amended(agreement, from.toString(), until, i + 1, OnNewVersion.REPLAY, "2026-09-01");
            }
            return agreement;
        }
    }

    @Nested
    class an_amendment_of_the_past {
        private Optional<String> refusal(String from, OnNewVersion policy) {
            return Optional.ofNullable(catchThrowableOfType(
                            Refusal.class, () -> amended(signed(), from, Optional.empty(), 2, policy, "2026-07-10")))
                    .map(Refusal::slug);
        }

        @Test
        void says_what_becomes_of_the_clocks() {
            assertThat(refusal("2026-07-09", OnNewVersion.PIN)).contains("amendment-in-the-past");
            assertThat(refusal("2026-07-09", OnNewVersion.CUTOVER)).isEmpty();
            assertThat(refusal("2026-07-09", OnNewVersion.REPLAY)).isEmpty();
            assertThat(refusal("2026-07-10", OnNewVersion.PIN)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"CUTOVER", "REPLAY"})
        void may_take_the_whole_place_of_a_version_but_not_start_before_it(OnNewVersion policy) {
            assertThat(refusal("2026-04-30T22:00:00Z", policy)).isEmpty();
            assertThat(refusal("2026-04-30T21:59:59Z", policy)).contains("amendment-before-current-version");
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-04-25, SIGNED",
        "2026-04-30T21:59:59.999Z, SIGNED",
        "2026-04-30T22:00:00Z, ACTIVE",
        "2026-06-30T23:59:59.999Z, ACTIVE",
        "2026-07-01, ENDED",
        "2099-01-01, ENDED"
    })
    void what_is_signed_becomes_active_and_ends_with_nobody_doing_anything(String moment, Status status) {
        var ended = signed().terminate(new Notice(at("2026-07-01"), Optional.empty()), "carel", at("2026-04-25"))
                .next();
        assertThat(ended.lifetime().statusAt(at(moment))).isEqualTo(status);
    }
}
