package nl.druif.agreement.agreement;

import static nl.druif.agreement.agreement.Waterland.ANNA;
import static nl.druif.agreement.agreement.Waterland.BRAM;
import static nl.druif.agreement.agreement.Waterland.CAREL;
import static nl.druif.agreement.agreement.Waterland.FRIDAY;
import static nl.druif.agreement.agreement.Waterland.JULY;
import static nl.druif.agreement.agreement.Waterland.MAY;
import static nl.druif.agreement.agreement.Waterland.amended;
import static nl.druif.agreement.agreement.Waterland.amendment;
import static nl.druif.agreement.agreement.Waterland.covering;
import static nl.druif.agreement.agreement.Waterland.draft;
import static nl.druif.agreement.agreement.Waterland.drafted;
import static nl.druif.agreement.agreement.Waterland.objectiveOf;
import static nl.druif.agreement.agreement.Waterland.proposed;
import static nl.druif.agreement.agreement.Waterland.register;
import static nl.druif.agreement.agreement.Waterland.resolveWithin;
import static nl.druif.agreement.agreement.Waterland.signed;
import static nl.druif.agreement.agreement.Waterland.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.terms.TermsVersion;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static final Instant MONDAY = Instant.parse("2026-04-27T08:00:00Z");

    private static String refusalOf(ThrowingCallable deed) {
        return catchThrowableOfType(Refusal.class, deed).slug();
    }

    private static List<String> faultsOf(ThrowingCallable deed) {
        return catchThrowableOfType(Faulty.class, deed).faults().stream()
                .map(fault -> fault.code() + " " + fault.pointer())
                .toList();
    }

    @Nested
    class a_draft {
        @Test
        void names_everything_that_is_not_registered_at_once() {
            var draft = draft(
                    AgreementKind.SLA,
                    "WATERLAND",
                    "NOBODY",
                    new Wording(
                            List.of("mail", "fax"),
                            Optional.of("nacht"),
                            Map.of(),
                            Map.of(),
                            List.of(resolveWithin(4), resolveWithin(8)),
                            List.of(),
                            nl.druif.foundation.terms.Policies.DEFAULT));
            assertThat(faultsOf(() -> drafted(draft)))
                    .containsExactlyInAnyOrder(
                            "WRONG_KIND_OF_PARTY /provider",
                            "UNKNOWN_PARTY /customer",
                            "UNKNOWN_SERVICE /terms/services/1",
                            "UNKNOWN_CALENDAR /terms/calendar",
                            "ID_TWICE /terms/targets/1/id");
        }

        @Test
        void promises_nothing_about_a_service_that_it_does_not_cover() {
            assertThat(faultsOf(() -> drafted(draft(terms(objectiveOf(2, "kantoor", "mail", "telefonie"))))))
                    .containsExactly("SERVICE_NOT_COVERED /terms/targets/0/services/1");
        }

        @Test
        void covers_every_service_when_it_names_none() {
            assertThat(drafted(draft(covering(List.of(), objectiveOf(2, "kantoor", "telefonie"))))
                            .versions())
                    .hasSize(1);
        }

        @Test
        void is_not_between_a_party_and_itself() {
            assertThat(faultsOf(() -> drafted(draft(AgreementKind.OLA, "NETWERK", "NETWERK", terms(resolveWithin(2))))))
                    .containsExactly("SAME_PARTY /customer");
        }

        @Test
        void can_be_rewritten() {
            var rewritten =
                    drafted(draft(terms(resolveWithin(4)))).redraft(draft(terms(resolveWithin(8))), register(), "anna");
            assertThat(rewritten.last().terms()).isEqualTo(terms(resolveWithin(8)));
            assertThat(rewritten.revision()).isEqualTo(2);
        }

        @Test
        void cannot_be_rewritten_once_proposed() {
            assertThat(refusalOf(() -> proposed().redraft(draft(terms(resolveWithin(8))), register(), "anna")))
                    .isEqualTo("not-a-draft");
        }

        @Test
        void keeps_its_kind() {
            var ola = draft(AgreementKind.OLA, "NETWERK", "DRUIF", terms(resolveWithin(4)));
            assertThat(refusalOf(() -> drafted(draft(terms(resolveWithin(4)))).redraft(ola, register(), "anna")))
                    .isEqualTo("agreement-identity-fixed");
        }

        @Test
        void without_any_target_is_not_proposed() {
            assertThat(refusalOf(() -> drafted(draft(terms())).propose(register(), FRIDAY)))
                    .isEqualTo("nothing-promised");
        }

        @Test
        void is_fixed_with_its_calendars_and_the_names_of_its_services_when_proposed() {
            var version = proposed().last();
            assertThat(version.calendars()).containsOnlyKeys("kantoor");
            assertThat(version.services()).extracting("name").containsExactly("Name of mail");
        }
    }

    @Nested
    class signing {
        @Test
        void takes_both_sides() {
            var once = proposed().sign(1, Optional.empty(), ANNA, FRIDAY);
            assertThat(once.news()).isEmpty();
            assertThat(once.next().lifetime().statusAt(FRIDAY)).isEqualTo(Status.PROPOSED);
            var twice = once.next().sign(1, Optional.empty(), CAREL, MONDAY);
            assertThat(twice.news()).hasSize(1);
            assertThat(twice.next().last().recordedAt()).contains(MONDAY);
        }

        @Test
        void of_a_draft_is_refused() {
            assertThat(refusalOf(() -> drafted(draft(terms(resolveWithin(4)))).sign(1, Optional.empty(), ANNA, FRIDAY)))
                    .isEqualTo("version-not-proposed");
        }

        @Test
        void of_a_withdrawn_version_is_refused() {
            assertThat(refusalOf(() -> proposed().withdraw(Audience.IN_HOUSE).sign(1, Optional.empty(), ANNA, FRIDAY)))
                    .isEqualTo("version-not-proposed");
        }

        @Test
        void twice_for_one_side_is_refused_also_by_somebody_else() {
            var once = proposed().sign(1, Optional.empty(), ANNA, FRIDAY).next();
            assertThat(refusalOf(() -> once.sign(1, Optional.empty(), BRAM, FRIDAY)))
                    .isEqualTo("already-signed");
            assertThat(refusalOf(() -> signed().sign(1, Optional.empty(), ANNA, FRIDAY)))
                    .isEqualTo("already-signed");
        }

        @Test
        void a_customer_is_signed_for_by_its_own_people_only() {
            assertThat(refusalOf(() -> proposed().sign(1, Optional.of(Side.CUSTOMER), ANNA, FRIDAY)))
                    .isEqualTo("not-your-side");
            assertThat(refusalOf(() -> proposed().sign(1, Optional.of(Side.PROVIDER), CAREL, FRIDAY)))
                    .isEqualTo("not-your-side");
        }

        @Test
        void both_sides_of_an_ola_are_signed_for_in_house_but_never_by_one_person() {
            var ola = drafted(draft(AgreementKind.OLA, "NETWERK", "DRUIF", terms(resolveWithin(2))))
                    .propose(register(), FRIDAY)
                    .sign(1, Optional.empty(), ANNA, FRIDAY)
                    .next();
            assertThat(refusalOf(() -> ola.sign(1, Optional.of(Side.CUSTOMER), ANNA, FRIDAY)))
                    .isEqualTo("same-signer-for-both-sides");
            assertThat(ola.sign(1, Optional.of(Side.CUSTOMER), BRAM, FRIDAY)
                            .next()
                            .lifetime()
                            .statusAt(MAY))
                    .isEqualTo(Status.ACTIVE);
        }

        @Test
        void of_a_version_that_is_not_there_finds_nothing() {
            assertThat(refusalOf(() -> proposed().sign(2, Optional.empty(), ANNA, FRIDAY)))
                    .isEqualTo("not-found");
        }
    }

    @Nested
    class a_signed_agreement {
        @Test
        void holds_from_its_first_moment() {
            assertThat(signed().lifetime().statusAt(MAY.minusMillis(1))).isEqualTo(Status.SIGNED);
            assertThat(signed().lifetime().statusAt(MAY)).isEqualTo(Status.ACTIVE);
        }

        @Test
        void no_longer_holds_from_its_last() {
            var draft =
                    draft(AgreementKind.SLA, "DRUIF", "WATERLAND", Optional.of(JULY), terms(resolveWithin(4)), false);
            var signed = drafted(draft)
                    .propose(register(), FRIDAY)
                    .sign(1, Optional.empty(), ANNA, FRIDAY)
                    .next()
                    .sign(1, Optional.empty(), CAREL, FRIDAY)
                    .next();
            assertThat(signed.lifetime().statusAt(JULY.minusMillis(1))).isEqualTo(Status.ACTIVE);
            assertThat(signed.lifetime().statusAt(JULY)).isEqualTo(Status.ENDED);
            assertThat(signed.lifetime().inForceAt(JULY)).isEmpty();
        }

        @Test
        void is_told_with_everything_a_stranger_needs() {
            var told = proposed()
                    .sign(1, Optional.empty(), ANNA, FRIDAY)
                    .next()
                    .sign(1, Optional.empty(), CAREL, MONDAY)
                    .news()
                    .get(0);
            assertThat(told.revision()).isEqualTo(4);
            assertThat(told.customer()).isEqualTo(new AgreementPublished.PartyName("WATERLAND", "Name of WATERLAND"));
            assertThat(told.services()).containsExactly(new AgreementPublished.ServiceName("mail", "Name of mail"));
            assertThat(told.versions()).hasSize(1);
            var version = told.versions().get(0);
            assertThat(version.validFrom()).isEqualTo(MAY);
            assertThat(version.recordedAt()).isEqualTo(MONDAY);
            assertThat(version.terms().targets()).containsExactly(resolveWithin(4));
            assertThat(version.terms().calendars()).containsOnlyKeys("kantoor");
        }

        @Test
        void cannot_be_withdrawn() {
            assertThat(refusalOf(() -> signed().withdraw(Audience.IN_HOUSE))).isEqualTo("nothing-to-withdraw");
        }

        @Test
        void keeps_the_hours_it_was_signed_with_when_the_calendar_changes() {
            var other = new Register(
                    register().parties(),
                    register().services(),
                    Map.of("kantoor", List.of(Waterland.hours("1"), Waterland.hours("2"))),
                    Map.of(),
                    Lineage.NONE);
            var amended = signed().amend(amendment(JULY, 2), other, "anna", FRIDAY);
            assertThat(amended.version(1).orElseThrow().calendars().get("kantoor"))
                    .hasSize(1);
            assertThat(amended.version(2).orElseThrow().calendars().get("kantoor"))
                    .hasSize(2);
        }
    }

    @Nested
    class an_amendment {
        @Test
        void takes_over_from_its_first_moment_once_both_signed() {
            var amended = amended(FRIDAY);
            assertThat(amended.lifetime()
                            .inForceAt(JULY.minusMillis(1))
                            .orElseThrow()
                            .number())
                    .isEqualTo(1);
            assertThat(amended.lifetime().inForceAt(JULY).orElseThrow().number())
                    .isEqualTo(2);
        }

        @Test
        void changes_nothing_while_it_is_a_proposal() {
            assertThat(signed().amend(amendment(JULY, 2), register(), "anna", FRIDAY)
                            .lifetime()
                            .inForceAt(JULY)
                            .orElseThrow()
                            .number())
                    .isEqualTo(1);
        }

        @Test
        void cannot_take_effect_before_it_is_made() {
            assertThat(refusalOf(() -> signed().amend(amendment(JULY, 2), register(), "anna", JULY.plusMillis(1))))
                    .isEqualTo("amendment-in-the-past");
        }

        @Test
        void cannot_take_effect_before_what_it_amends() {
            assertThat(refusalOf(() -> signed().amend(amendment(MAY, 2), register(), "anna", FRIDAY)))
                    .isEqualTo("amendment-before-current-version");
        }

        @Test
        void of_what_nobody_signed_is_refused() {
            assertThat(refusalOf(() -> proposed().amend(amendment(JULY, 2), register(), "anna", FRIDAY)))
                    .isEqualTo("nothing-signed");
        }

        @Test
        void waits_for_the_one_before_it() {
            var open = signed().amend(amendment(JULY, 2), register(), "anna", FRIDAY);
            assertThat(refusalOf(() -> open.amend(amendment(JULY, 3), register(), "anna", FRIDAY)))
                    .isEqualTo("version-open");
        }

        @Test
        void that_is_withdrawn_leaves_its_number_behind() {
            var again = signed().amend(amendment(JULY, 2), register(), "anna", FRIDAY)
                    .withdraw(Audience.IN_HOUSE)
                    .amend(amendment(JULY, 3), register(), "anna", FRIDAY);
            assertThat(again.last().number()).isEqualTo(3);
            assertThat(again.version(2).orElseThrow().state()).isEqualTo(VersionState.WITHDRAWN);
        }

        @Test
        void signed_late_holds_from_its_first_moment_and_says_since_when_that_is_known() {
            var august = Instant.parse("2026-08-01T08:00:00Z");
            var late = signed().amend(amendment(JULY, 2), register(), "anna", FRIDAY)
                    .sign(2, Optional.empty(), BRAM, august)
                    .next()
                    .sign(2, Optional.empty(), CAREL, august);
            assertThat(late.news().get(0).versions())
                    .extracting(TermsVersion::validFrom, TermsVersion::recordedAt)
                    .contains(org.assertj.core.groups.Tuple.tuple(JULY, august));
        }

        @Test
        void is_not_known_before_it_was_signed() {
            var amended = amended(MONDAY);
            assertThat(amended.knownAt(MONDAY.minusMillis(1))
                            .lifetime()
                            .inForceAt(JULY)
                            .orElseThrow()
                            .number())
                    .isEqualTo(1);
            assertThat(amended.knownAt(MONDAY)
                            .lifetime()
                            .inForceAt(JULY)
                            .orElseThrow()
                            .number())
                    .isEqualTo(2);
            assertThat(refusalOf(() -> amended.knownAt(FRIDAY.minusMillis(1)))).isEqualTo("not-found");
        }
    }

    @Nested
    class an_end {
        private static final Instant JUNE = Instant.parse("2026-05-31T22:00:00Z");

        private Revision ended(Agreement agreement) {
            return agreement.terminate(new Notice(JUNE, Optional.of("verhuisd")), "anna", FRIDAY);
        }

        @Test
        void cuts_what_was_to_go_on_and_drops_what_was_still_to_begin() {
            var told = ended(amended(FRIDAY)).news().get(0);
            assertThat(told.versions()).hasSize(1);
            assertThat(told.versions().get(0).validUntil()).contains(JUNE);
        }

        @Test
        void ends_the_agreement_from_that_moment() {
            var ended = ended(signed()).next();
            assertThat(ended.lifetime().statusAt(JUNE.minusMillis(1))).isEqualTo(Status.ACTIVE);
            assertThat(ended.lifetime().statusAt(JUNE)).isEqualTo(Status.ENDED);
        }

        @Test
        void before_the_beginning_leaves_nothing() {
            var never = signed().terminate(new Notice(MONDAY, Optional.empty()), "anna", FRIDAY);
            assertThat(never.news().get(0).versions()).isEmpty();
            assertThat(never.next().lifetime().statusAt(FRIDAY)).isEqualTo(Status.ENDED);
        }

        @Test
        void takes_an_open_proposal_with_it() {
            var ended = ended(signed().amend(amendment(JULY, 2), register(), "anna", FRIDAY))
                    .next();
            assertThat(ended.last().state()).isEqualTo(VersionState.WITHDRAWN);
        }

        @Test
        void is_not_amended_and_not_ended_again() {
            var ended = ended(signed()).next();
            assertThat(refusalOf(() -> ended.amend(amendment(JULY, 2), register(), "anna", FRIDAY)))
                    .isEqualTo("agreement-ended");
            assertThat(refusalOf(() -> ended(ended))).isEqualTo("agreement-ended");
        }

        @Test
        void does_not_lie_in_the_past() {
            assertThat(refusalOf(
                            () -> signed().terminate(new Notice(JUNE, Optional.empty()), "anna", JUNE.plusMillis(1))))
                    .isEqualTo("termination-in-the-past");
        }

        @Test
        void of_what_nobody_signed_is_refused() {
            assertThat(refusalOf(() -> ended(proposed()))).isEqualTo("nothing-to-terminate");
        }
    }

    @Nested
    class what_a_customer_sees {
        private final Audience waterland = new Audience(Optional.of("WATERLAND"));

        @Test
        void no_objective_and_nothing_that_only_objectives_speak_of() {
            var draft = draft(covering(List.of(), resolveWithin(4), objectiveOf(2, "team", "telefonie")));
            var seen =
                    waterland.view(drafted(draft).propose(register(), FRIDAY)).last();
            assertThat(seen.terms().targets()).containsExactly(resolveWithin(4));
            assertThat(seen.calendars()).containsOnlyKeys("kantoor");
            assertThat(seen.services()).isEmpty();
        }

        @Test
        void no_draft() {
            assertThat(refusalOf(() -> waterland.view(drafted(draft(terms(resolveWithin(4)))))))
                    .isEqualTo("not-found");
            assertThat(refusalOf(() -> waterland.view(
                            drafted(draft(terms(resolveWithin(4)))).withdraw(Audience.IN_HOUSE))))
                    .isEqualTo("not-found");
        }

        @Test
        void no_agreement_with_somebody_else() {
            assertThat(refusalOf(() -> new Audience(Optional.of("PURMEREND")).view(signed())))
                    .isEqualTo("not-found");
        }

        @Test
        void no_ola_even_when_it_names_him() {
            var ola = drafted(draft(AgreementKind.OLA, "NETWERK", "DRUIF", terms(resolveWithin(2))))
                    .propose(register(), FRIDAY);
            assertThat(refusalOf(() -> new Audience(Optional.of("DRUIF")).view(ola)))
                    .isEqualTo("not-found");
        }

        @Test
        void what_both_signed() {
            var seen = waterland.view(signed()).last();
            assertThat(seen.terms()).isEqualTo(signed().last().terms());
            assertThat(seen.signatures()).isEqualTo(signed().last().signatures());
            assertThat(seen.textHash()).isPresent().isEqualTo(signed().last().textHash());
        }
    }
}
