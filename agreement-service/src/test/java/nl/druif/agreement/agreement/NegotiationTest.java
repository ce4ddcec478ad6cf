package nl.druif.agreement.agreement;

import static nl.druif.agreement.agreement.Waterland.ANNA;
import static nl.druif.agreement.agreement.Waterland.CAREL;
import static nl.druif.agreement.agreement.Waterland.FRIDAY;
import static nl.druif.agreement.agreement.Waterland.JULY;
import static nl.druif.agreement.agreement.Waterland.MAY;
import static nl.druif.agreement.agreement.Waterland.amendment;
import static nl.druif.agreement.agreement.Waterland.draft;
import static nl.druif.agreement.agreement.Waterland.drafted;
import static nl.druif.agreement.agreement.Waterland.objectiveOf;
import static nl.druif.agreement.agreement.Waterland.proposed;
import static nl.druif.agreement.agreement.Waterland.register;
import static nl.druif.agreement.agreement.Waterland.resolveWithin;
import static nl.druif.agreement.agreement.Waterland.signed;
import static nl.druif.agreement.agreement.Waterland.target;
import static nl.druif.agreement.agreement.Waterland.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.Target;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NegotiationTest {
    private static final Audience WATERLAND = new Audience(Optional.of("WATERLAND"));

    private static String refusalOf(ThrowingCallable deed) {
        return catchThrowableOfType(Refusal.class, deed).slug();
    }

    private static CounterText text(Wording terms) {
        return new CounterText(MAY, Optional.empty(), terms, Optional.empty());
    }

    private static Agreement withObjective() {
        return drafted(draft(terms(resolveWithin(4), objectiveOf(2, "team", "mail"))))
                .propose(register(), FRIDAY);
    }

    @Nested
    class the_text_that_is_signed {
        @Test
        void is_known_by_a_hash_since_it_was_proposed() {
            assertThat(drafted(draft(terms(resolveWithin(4)))).last().textHash())
                    .isEmpty();
            assertThat(proposed().last().textHash().orElseThrow()).matches("[0-9a-f]{64}");
        }

        @Test
        void has_another_hash_for_each_other_promise() {
            var other = drafted(draft(terms(resolveWithin(5)))).propose(register(), FRIDAY);
            assertThat(other.last().textHash()).isNotEqualTo(proposed().last().textHash());
        }

        @Test
        void tells_nothing_of_internal_objectives_not_even_by_its_hash() {
            assertThat(withObjective().last().textHash())
                    .isEqualTo(proposed().last().textHash());
        }

        @Test
        void is_not_signed_by_who_has_read_another_one() {
            var read = proposed().last().textHash();
            assertThat(proposed().asRead(1, read)).isEqualTo(proposed());
            assertThat(refusalOf(() -> proposed().asRead(1, Optional.of("0".repeat(64)))))
                    .isEqualTo("text-changed");
            assertThat(refusalOf(() -> drafted(draft(terms(resolveWithin(4)))).asRead(1, read)))
                    .isEqualTo("text-changed");
        }
    }

    @Nested
    class a_counter {
        @Test
        void puts_a_draft_in_the_place_of_the_proposal() {
            var countered = proposed().counter(1, text(terms(resolveWithin(2))), WATERLAND, register(), "carel");
            assertThat(countered.versions())
                    .extracting(AgreementVersion::state)
                    .containsExactly(VersionState.COUNTERED, VersionState.DRAFT);
            assertThat(countered.last().terms()).isEqualTo(terms(resolveWithin(2)));
            assertThat(countered.last().writers()).containsExactly("anna", "carel");
            assertThat(countered.lifetime().statusAt(FRIDAY)).isEqualTo(Status.DRAFT);
        }

        @Test
        void shows_the_customer_no_more_than_he_wrote() {
            var seen = WATERLAND.view(
                    proposed().counter(1, text(terms(resolveWithin(2))), WATERLAND, register(), "carel"));
            assertThat(seen.versions()).hasSize(1);
            assertThat(seen.lifetime().statusAt(FRIDAY)).isEqualTo(Status.DRAFT);
        }

        @Test
        void of_a_customer_keeps_the_objectives_that_he_never_saw() {
            var countered = withObjective().counter(1, text(terms(resolveWithin(3))), WATERLAND, register(), "carel");
            assertThat(countered.last().terms().targets())
                    .containsExactly(resolveWithin(3), objectiveOf(2, "team", "mail"));
        }

        @Test
        void of_a_customer_does_not_learn_that_a_name_is_taken_by_an_objective() {
            var theirs = target("intern", 3, Nature.COMMITMENT, Optional.empty(), List.of());
            var countered = withObjective().counter(1, text(terms(theirs)), WATERLAND, register(), "carel");
            assertThat(countered.last().terms().targets())
                    .containsExactly(theirs, objectiveOf(2, "team", "mail").called("intern-2"));
        }

        @Test
        void of_a_customer_leaves_an_objective_the_next_name_that_is_free() {
            var theirs = target("intern", 3, Nature.COMMITMENT, Optional.empty(), List.of());
            var countered = withObjective()
                    .counter(1, text(terms(theirs, theirs.called("intern-2"))), WATERLAND, register(), "carel");
            assertThat(countered.last().terms().targets())
                    .extracting(Target::id)
                    .containsExactly("intern", "intern-2", "intern-3");
        }

        @Test
        void of_a_customer_keeps_an_inherited_objective_that_his_own_clause_would_replace() {
            var theirs = terms(target("intern", 3, Nature.COMMITMENT, Optional.empty(), List.of()));
            var whole = terms(resolveWithin(4), objectiveOf(2, "team", "mail"));
            assertThat(theirs.withObjectivesOf(terms(), whole).targets())
                    .extracting(Target::id)
                    .containsExactly("intern", "intern-2");
            assertThat(terms(resolveWithin(3)).withObjectivesOf(terms(), whole).targets())
                    .containsExactly(resolveWithin(3));
        }

        @Test
        void of_a_customer_writes_no_objectives() {
            var theirs = text(terms(resolveWithin(3), objectiveOf(2, "kantoor", "mail")));
            var faulty = catchThrowableOfType(
                    Faulty.class, () -> proposed().counter(1, theirs, WATERLAND, register(), "carel"));
            assertThat(faulty.faults())
                    .extracting(fault -> fault.code() + " " + fault.pointer())
                    .containsExactly("OBJECTIVE_IS_INTERNAL /terms/targets/1/nature");
        }

        @Test
        void of_a_customer_speaks_only_of_what_he_was_shown() {
            var theirs = terms(target("oplossen", 3, Nature.COMMITMENT, Optional.of("team"), List.of("fax")));
            var faulty = catchThrowableOfType(
                    Faulty.class, () -> withObjective().counter(1, text(theirs), WATERLAND, register(), "carel"));
            assertThat(faulty.faults())
                    .extracting("code")
                    .contains("UNKNOWN_CALENDAR")
                    .doesNotContain("ID_TWICE");
        }

        @Test
        void of_the_provider_may_speak_of_everything() {
            var countered =
                    proposed().counter(1, text(terms(objectiveOf(1, "team"))), Audience.IN_HOUSE, register(), "bram");
            assertThat(countered.last().terms()).isEqualTo(terms(objectiveOf(1, "team")));
        }

        @Test
        void ends_the_proposal_for_good_with_every_signature_on_it() {
            var countered = proposed()
                    .sign(1, Optional.empty(), ANNA, FRIDAY)
                    .next()
                    .counter(1, text(terms(resolveWithin(2))), WATERLAND, register(), "carel");
            assertThat(refusalOf(() -> countered.sign(1, Optional.empty(), CAREL, FRIDAY)))
                    .isEqualTo("version-not-proposed");
            assertThat(countered.last().signatures()).isEmpty();
        }

        @Test
        void answers_a_proposal_and_nothing_else() {
            var counter = text(terms(resolveWithin(2)));
            assertThat(refusalOf(() -> signed().counter(1, counter, WATERLAND, register(), "carel")))
                    .isEqualTo("version-not-proposed");
            assertThat(refusalOf(() -> proposed().counter(2, counter, WATERLAND, register(), "carel")))
                    .isEqualTo("not-found");
        }

        @Test
        void of_an_amendment_is_proposed_only_if_it_could_amend() {
            var late = signed().amend(amendment(JULY, 2), register(), "anna", FRIDAY)
                    .counter(2, text(terms(resolveWithin(3))), WATERLAND, register(), "carel");
            assertThat(refusalOf(() -> late.propose(register(), FRIDAY))).isEqualTo("amendment-before-current-version");
            assertThat(refusalOf(() -> late.propose(register(), JULY))).isEqualTo("amendment-in-the-past");
        }

        @Test
        void does_not_change_who_the_parties_are() {
            var countered = proposed().counter(1, text(terms(resolveWithin(2))), WATERLAND, register(), "carel");
            var other = draft(AgreementKind.SLA, "DRUIF", "PURMEREND", terms(resolveWithin(2)));
            assertThat(refusalOf(() -> countered.redraft(other, register(), "anna")))
                    .isEqualTo("agreement-identity-fixed");
        }
    }

    @Nested
    class legal_review {
        private Agreement asked() {
            var draft = Waterland.draft(
                    AgreementKind.SLA, "DRUIF", "WATERLAND", Optional.empty(), terms(resolveWithin(4)), true);
            return drafted(draft).redraft(draft, register(), "bram").propose(register(), FRIDAY);
        }

        private static Approval by(String reviewer, Approval.Verdict verdict) {
            return new Approval(verdict, reviewer, FRIDAY, Optional.empty());
        }

        @Test
        void comes_before_any_signature() {
            assertThat(refusalOf(() -> asked().sign(1, Optional.empty(), ANNA, FRIDAY)))
                    .isEqualTo("legal-review-pending");
            assertThat(refusalOf(() -> asked().sign(1, Optional.empty(), CAREL, FRIDAY)))
                    .isEqualTo("legal-review-pending");
            var approved = asked().review(1, by("femke", Approval.Verdict.APPROVED));
            assertThat(approved.sign(1, Optional.empty(), ANNA, FRIDAY)
                            .next()
                            .last()
                            .signatures())
                    .hasSize(1);
        }

        @Test
        void is_not_for_any_of_the_writers() {
            assertThat(refusalOf(() -> asked().review(1, by("anna", Approval.Verdict.APPROVED))))
                    .isEqualTo("reviewer-wrote-it");
            assertThat(refusalOf(() -> asked().review(1, by("bram", Approval.Verdict.APPROVED))))
                    .isEqualTo("reviewer-wrote-it");
        }

        @Test
        void ends_with_its_last_word() {
            var rejected = asked().review(1, by("femke", Approval.Verdict.APPROVED))
                    .sign(1, Optional.empty(), ANNA, FRIDAY)
                    .next()
                    .review(1, by("gijs", Approval.Verdict.REJECTED));
            assertThat(refusalOf(() -> rejected.sign(1, Optional.empty(), CAREL, FRIDAY)))
                    .isEqualTo("legal-review-pending");
            assertThat(rejected.last().approvals()).hasSize(2);
        }

        @Test
        void is_not_said_twice_by_who_approved_last() {
            var approved = asked().review(1, by("femke", Approval.Verdict.APPROVED));
            assertThat(refusalOf(() -> approved.review(1, by("femke", Approval.Verdict.APPROVED))))
                    .isEqualTo("already-signed");
            var reconsidered = approved.review(1, by("femke", Approval.Verdict.REJECTED))
                    .review(1, by("femke", Approval.Verdict.APPROVED))
                    .review(1, by("gijs", Approval.Verdict.APPROVED));
            assertThat(reconsidered.last().approvals()).hasSize(4);
        }

        @Test
        void is_of_proposals_of_agreements_that_ask_for_it() {
            assertThat(refusalOf(() -> proposed().review(1, by("femke", Approval.Verdict.APPROVED))))
                    .isEqualTo("no-legal-review");
            assertThat(refusalOf(() ->
                            asked().withdraw(Audience.IN_HOUSE).review(1, by("femke", Approval.Verdict.APPROVED))))
                    .isEqualTo("version-not-proposed");
        }

        @Test
        void is_nothing_that_a_customer_sees() {
            var seen = WATERLAND
                    .view(asked().review(1, by("femke", Approval.Verdict.REJECTED)))
                    .last();
            assertThat(seen.approvals()).isEmpty();
            assertThat(seen.writers()).isEmpty();
        }
    }

    @Nested
    class withdrawing {
        @Test
        void by_a_customer_is_of_what_he_was_shown() {
            assertThat(proposed().withdraw(WATERLAND).last().state()).isEqualTo(VersionState.WITHDRAWN);
            var countered = proposed().counter(1, text(terms(resolveWithin(2))), WATERLAND, register(), "carel");
            assertThat(refusalOf(() -> countered.withdraw(WATERLAND))).isEqualTo("nothing-to-withdraw");
            assertThat(countered.withdraw(Audience.IN_HOUSE).last().state()).isEqualTo(VersionState.WITHDRAWN);
        }
    }
}
