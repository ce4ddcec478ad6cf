package nl.druif.agreement.agreement;

import static nl.druif.agreement.agreement.Waterland.ANNA;
import static nl.druif.agreement.agreement.Waterland.CAREL;
import static nl.druif.agreement.agreement.Waterland.FRIDAY;
import static nl.druif.agreement.agreement.Waterland.MAY;
import static nl.druif.agreement.agreement.Waterland.TENANT;
import static nl.druif.agreement.agreement.Waterland.covering;
import static nl.druif.agreement.agreement.Waterland.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.terms.Level;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.Policies;
import nl.druif.foundation.terms.Reach;
import nl.druif.foundation.terms.Target;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Druif's corporate terms, what Waterland agreed on top of them, and what it agreed about mail on top of that. */
class InheritanceTest {
    private final Agreement corporate = signed(draft(
            "CONCERN",
            Level.CORPORATE,
            Optional.empty(),
            covering(List.of(), within("reageren", 8), within("oplossen", 24), within("bellen", 4, "telefonie"))));
    private final Agreement customer = signed(
            draft("WATERLAND", Level.CUSTOMER, Optional.of("CONCERN"), covering(List.of(), within("oplossen", 16))),
            corporate);
    private final Agreement service = signed(
            draft(
                    "WATERLAND-MAIL",
                    Level.SERVICE,
                    Optional.of("WATERLAND"),
                    covering(List.of("mail"), within("reageren", 1), intern("intern", 1))),
            customer,
            corporate);

    private static Target within(String id, long hours, String... services) {
        return target(id, hours, Nature.COMMITMENT, Optional.empty(), List.of(services));
    }

    private static Target intern(String id, long hours) {
        return target(id, hours, Nature.OBJECTIVE, Optional.empty(), List.of());
    }

    private static Draft draft(String reference, Level level, Optional<String> parent, Wording terms) {
        return draft(reference, AgreementKind.SLA, "WATERLAND", level, parent, Optional.empty(), terms);
    }

    private static Draft draft(
            String reference,
            AgreementKind kind,
            String customer,
            Level level,
            Optional<String> parent,
            Optional<AppliesTo> appliesTo,
            Wording terms) {
        return new Draft(
                reference,
                "Werkplek",
                kind,
                "DRUIF",
                customer,
                Scope.MULTILEVEL,
                Optional.of(level),
                parent,
                appliesTo,
                MAY,
                Optional.empty(),
                terms,
                false);
    }

    private static Register below(Agreement... ancestors) {
        var register = Waterland.register();
        var parties = new java.util.HashMap<>(register.parties());
        parties.put("PURMEREND", Waterland.party("PURMEREND", nl.druif.foundation.terms.PartyRole.CUSTOMER));
        return new Register(
                parties,
                register.services(),
                register.calendars(),
                register.segments(),
                new Lineage(List.of(ancestors)));
    }

    private static Agreement drafted(Draft draft, Agreement... ancestors) {
        return Agreement.draft(UUID.randomUUID(), TENANT, draft, below(ancestors), "anna");
    }

    private static Agreement signed(Draft draft, Agreement... ancestors) {
        return drafted(draft, ancestors)
                .propose(below(ancestors), FRIDAY)
                .sign(1, Optional.empty(), ANNA, FRIDAY)
                .next()
                .sign(1, Optional.empty(), CAREL, FRIDAY)
                .next();
    }

    private static Wording text(Agreement agreement) {
        return agreement.last().binding();
    }

    private static Origin origin(Agreement agreement, String clause) {
        return agreement.last().origins().get(new ClauseId(clause));
    }

    private static List<String> codes(ThrowingCallable deed) {
        return catchThrowableOfType(Faulty.class, deed).faults().stream()
                .map(Fault::code)
                .toList();
    }

    @Nested
    class Three_levels {
        @Test
        void give_each_clause_in_the_words_of_the_nearest_that_has_it() {
            assertThat(text(service).targets())
                    .containsExactly(within("reageren", 1), within("oplossen", 16), intern("intern", 1));
        }

        @Test
        void tell_of_each_clause_where_it_was_written() {
            assertThat(origin(service, "targets/reageren")).isEqualTo(new Origin("WATERLAND-MAIL", 1));
            assertThat(origin(service, "targets/oplossen")).isEqualTo(new Origin("WATERLAND", 1));
            assertThat(origin(customer, "targets/reageren")).isEqualTo(new Origin("CONCERN", 1));
            assertThat(origin(service, "policies")).isEqualTo(new Origin("CONCERN", 1));
        }

        @Test
        void leave_behind_what_is_promised_about_services_that_are_not_covered() {
            assertThat(text(customer).targets()).contains(within("bellen", 4, "telefonie"));
            assertThat(text(service).targets()).doesNotContain(within("bellen", 4, "telefonie"));
        }

        @Test
        void are_published_as_one_text_for_the_customer_of_it() {
            var told = Publication.of(service, FRIDAY);
            assertThat(told.reaching()).isEqualTo(Reach.to("WATERLAND").below(List.of("WATERLAND", "CONCERN")));
            assertThat(told.versions().get(0).terms().targets()).hasSize(3);
            assertThat(Publication.of(corporate, FRIDAY).reaching()).isEqualTo(new Reach(Level.CORPORATE, List.of()));
        }

        @Test
        void keep_what_was_signed_when_the_level_above_is_amended() {
            var stricter = new Amendment(
                    Waterland.JULY,
                    Optional.empty(),
                    covering(List.of(), within("reageren", 2), within("oplossen", 8)));
            var amended = corporate
                    .amend(stricter, below(), "anna", FRIDAY)
                    .sign(2, Optional.empty(), ANNA, FRIDAY)
                    .next()
                    .sign(2, Optional.empty(), CAREL, FRIDAY)
                    .next();
            assertThat(text(customer).targets()).contains(within("reageren", 8));
            var anew = new Amendment(Waterland.JULY, Optional.empty(), covering(List.of(), within("oplossen", 16)));
            var next = customer.amend(anew, below(amended), "anna", FRIDAY);
            assertThat(text(next).targets()).containsExactly(within("reageren", 2), within("oplossen", 16));
            assertThat(origin(next, "targets/reageren")).isEqualTo(new Origin("CONCERN", 2));
        }

        @Test
        void need_no_calendar_of_their_own_and_no_targets_but_the_parents() {
            var empty = new Wording(
                    List.of("mail"),
                    Optional.empty(),
                    java.util.Map.of(),
                    java.util.Map.of(),
                    List.of(within("bevestigen", 1)),
                    List.of(),
                    Policies.DEFAULT);
            var bare = signed(draft("BARE", Level.CUSTOMER, Optional.of("CONCERN"), empty), corporate);
            assertThat(text(bare).calendar()).contains("kantoor");
            assertThat(text(bare).targets()).extracting(Target::id).contains("oplossen", "bevestigen");
        }
    }

    @Nested
    class A_customer {
        private final Audience waterland = new Audience(Optional.of("WATERLAND"));

        @Test
        void sees_what_his_text_inherits_and_no_objective_of_any_level() {
            var seen = waterland.view(service).last();
            assertThat(seen.resolved().orElseThrow().targets())
                    .containsExactly(within("reageren", 1), within("oplossen", 16));
            assertThat(seen.terms().targets()).containsExactly(within("reageren", 1));
            assertThat(seen.origins()).doesNotContainKey(new ClauseId("targets/intern"));
            assertThat(seen.origins()).containsKey(new ClauseId("targets/oplossen"));
        }

        @Test
        void learns_of_nobody_else_to_whom_a_wider_text_applies() {
            var some = signed(draft(
                    "SOME",
                    AgreementKind.SLA,
                    "WATERLAND",
                    Level.CORPORATE,
                    Optional.empty(),
                    Optional.of(new AppliesTo(List.of("PURMEREND", "WATERLAND"))),
                    covering(List.of(), within("oplossen", 8))));
            var seen = waterland.view(some);
            assertThat(seen.placement().appliesTo().orElseThrow().customers()).containsExactly("WATERLAND");
            assertThat(seen.last().reach().orElseThrow().customers()).containsExactly("WATERLAND");
        }
    }

    @Nested
    class Whom_it_applies_to {
        private final Draft toGold = draft(
                "GOUD",
                AgreementKind.SLA,
                "WATERLAND",
                Level.CORPORATE,
                Optional.empty(),
                Optional.of(new AppliesTo(List.of("PURMEREND"), List.of("goud"))),
                covering(List.of(), within("oplossen", 8)));

        @Test
        void are_those_in_its_segments_when_it_was_proposed() {
            var proposed = drafted(toGold).propose(below(), FRIDAY);
            assertThat(proposed.last().reach().orElseThrow().customers())
                    .containsExactly("EDAM", "PURMEREND", "WATERLAND");
        }

        @Test
        void are_looked_up_again_when_it_is_amended() {
            var later = with(Map.of("goud", List.of("WATERLAND")));
            var amended = signed(toGold).amend(Waterland.amendment(Waterland.JULY, 2), later, "anna", FRIDAY);
            assertThat(amended.versions().get(0).reach().orElseThrow().customers())
                    .contains("EDAM");
            assertThat(amended.last().reach().orElseThrow().customers()).containsExactly("PURMEREND", "WATERLAND");
        }

        @Test
        void is_never_everybody_because_a_segment_is_empty() {
            var nobody = draft(
                    "GOUD",
                    AgreementKind.SLA,
                    "WATERLAND",
                    Level.CORPORATE,
                    Optional.empty(),
                    Optional.of(new AppliesTo(List.of(), List.of("goud"))),
                    covering(List.of(), within("oplossen", 8)));
            assertThatThrownBy(() -> drafted(nobody).propose(with(Map.of("goud", List.of())), FRIDAY))
                    .hasMessageContaining("Nobody is in the segments");
        }

        @Test
        void are_segments_that_there_are() {
            var platinum = draft(
                    "X",
                    AgreementKind.SLA,
                    "WATERLAND",
                    Level.CORPORATE,
                    Optional.empty(),
                    Optional.of(new AppliesTo(List.of(), List.of("goud", "platina"))),
                    covering(List.of(), within("oplossen", 8)));
            assertThat(codes(() -> drafted(platinum))).containsExactly("UNKNOWN_SEGMENT");
        }

        @Test
        void is_told_to_a_customer_without_anybody_else() {
            var seen = new Audience(Optional.of("WATERLAND")).view(signed(toGold));
            assertThat(seen.placement().appliesTo().orElseThrow().customers()).isEmpty();
            assertThat(seen.last().reach().orElseThrow().customers()).containsExactly("WATERLAND");
            assertThat(seen.last().segments()).isEmpty();
        }

        private static Register with(Map<String, List<String>> segments) {
            var register = below();
            return new Register(
                    register.parties(), register.services(), register.calendars(), segments, register.lineage());
        }
    }

    @Nested
    class A_fault {
        @Test
        void in_what_is_inherited_names_the_clause_and_not_a_place_that_nobody_wrote() {
            var objective = Waterland.target(
                    "strenger", 20, nl.druif.foundation.terms.Nature.OBJECTIVE, Optional.empty(), List.of());
            var parent = covering(List.of(), Waterland.resolveWithin(16), objective);
            var own = covering(List.of(), within("reageren", 1));
            var beside = Inheritance.beside(own, parent);
            var inherited = Inheritance.seen(new Fault("/targets/1/duration", "SOME", "It does not fit."), own, beside);
            assertThat(inherited.pointer()).isEmpty();
            assertThat(inherited.code()).isEqualTo("INHERITED_CLAUSE");
            assertThat(inherited.detail())
                    .isEqualTo("The inherited clause targets/oplossen does not fit here: It does not fit.");
            var written = new Fault("/targets/0/duration", "SOME", "It does not fit.");
            assertThat(Inheritance.seen(written, own, beside)).isEqualTo(written);
        }
    }

    @Nested
    class A_parent {
        private final Wording words = covering(List.of(), within("oplossen", 16));

        @Test
        void that_does_not_exist_is_named() {
            assertThat(codes(() -> drafted(draft("X", Level.CUSTOMER, Optional.of("NOWHERE"), words))))
                    .containsExactly("UNKNOWN_PARENT");
        }

        @Test
        void stands_on_a_higher_level() {
            assertThat(codes(() -> drafted(draft("X", Level.CUSTOMER, Optional.of("WATERLAND"), words), customer)))
                    .containsExactly("PARENT_OF_WRONG_LEVEL");
        }

        @Test
        void is_of_the_same_kind() {
            var xla = draft(
                    "X",
                    AgreementKind.XLA,
                    "WATERLAND",
                    Level.CUSTOMER,
                    Optional.of("CONCERN"),
                    Optional.empty(),
                    words);
            assertThat(codes(() -> drafted(xla, corporate))).containsExactly("PARENT_OF_ANOTHER_KIND");
        }

        @Test
        void of_one_customer_hands_nothing_on_to_another() {
            var purmerend = draft(
                    "X",
                    AgreementKind.SLA,
                    "PURMEREND",
                    Level.SERVICE,
                    Optional.of("WATERLAND"),
                    Optional.empty(),
                    words);
            assertThat(codes(() -> drafted(purmerend, customer, corporate)))
                    .containsExactly("PARENT_FOR_SOMEBODY_ELSE");
        }

        @Test
        void that_builds_on_the_same_agreement_makes_a_circle() {
            var circle = draft("CONCERN", Level.SERVICE, Optional.of("WATERLAND"), words);
            var refusal = catchThrowableOfType(Refusal.class, () -> drafted(circle, customer, corporate));
            assertThat(refusal.slug()).isEqualTo("cyclic-parents");
        }

        @Test
        void that_nobody_signed_yet_can_be_drafted_on_but_not_proposed_on() {
            var waiting = drafted(draft("WAITING", Level.CORPORATE, Optional.empty(), words));
            var draft = drafted(draft("X", Level.CUSTOMER, Optional.of("WAITING"), words), waiting);
            var refusal = catchThrowableOfType(Refusal.class, () -> draft.propose(below(waiting), FRIDAY));
            assertThat(refusal.slug()).isEqualTo("parent-not-in-force");
        }

        @Test
        void goes_with_a_level_below_corporate_and_with_nothing_else() {
            assertThat(codes(() -> draft("X", Level.CORPORATE, Optional.of("CONCERN"), words)))
                    .containsExactly("PARENT_GOES_BELOW_CORPORATE");
            assertThat(codes(() -> draft("X", Level.CUSTOMER, Optional.empty(), words)))
                    .containsExactly("PARENT_GOES_BELOW_CORPORATE");
        }
    }
}
