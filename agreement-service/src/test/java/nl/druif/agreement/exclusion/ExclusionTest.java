package nl.druif.agreement.exclusion;

import static nl.druif.agreement.exclusion.Agreed.ANNA;
import static nl.druif.agreement.exclusion.Agreed.CAREL;
import static nl.druif.agreement.exclusion.Agreed.FRIDAY;
import static nl.druif.agreement.exclusion.Agreed.JULY;
import static nl.druif.agreement.exclusion.Agreed.MAY;
import static nl.druif.agreement.exclusion.Agreed.OCTOBER;
import static nl.druif.agreement.exclusion.Agreed.proposal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.agreement.Side;
import nl.druif.agreement.agreement.Signer;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.terms.PartyRole;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ExclusionTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant LATER = Instant.parse("2026-08-01T08:00:00Z");

    private final Exclusion proposed = proposed(proposal("overmacht", MAY, MAY.plus(DAY)));
    private final Exclusion signedByProvider = sign(proposed, ANNA).next();
    private final Exclusion signed = sign(signedByProvider, CAREL).next();

    @Nested
    class The_ground {
        @Test
        void is_the_clause_in_every_version_that_was_in_force_in_that_time() {
            var ground = proposed(proposal("overmacht", JULY.minus(DAY), JULY.plus(DAY)))
                    .ground();
            assertThat(ground).isEqualTo(new Ground("overmacht", "Overmacht", List.of(1, 2)));
            assertThat(proposed(proposal("overmacht", MAY, JULY)).ground().versions())
                    .containsExactly(1);
        }

        @Test
        void is_missing_where_the_agreement_has_no_such_clause() {
            assertThat(refusal(() -> proposed(proposal("staking", MAY, MAY.plus(DAY)))))
                    .satisfies(refusal -> {
                        assertThat(refusal.slug()).isEqualTo("exclusion-outside-a-clause");
                        assertThat(refusal.values()).containsEntry("clauses", List.of("overmacht"));
                    });
        }

        @Test
        void is_missing_where_one_of_the_versions_has_no_such_clause() {
            assertThat(refusal(() -> proposed(proposal("onderhoud", JULY.minus(DAY), JULY.plus(DAY)))))
                    .satisfies(refusal -> {
                        assertThat(refusal.slug()).isEqualTo("clause-not-in-every-version");
                        assertThat(refusal.values()).containsEntry("versions", List.of(1));
                    });
            assertThat(proposed(proposal("onderhoud", JULY, JULY.plus(DAY)))
                            .ground()
                            .versions())
                    .containsExactly(2);
        }

        @Test
        void is_missing_before_the_agreement_holds_and_after_it_ended() {
            assertThat(refusal(() -> proposed(proposal("overmacht", MAY.minusMillis(1), MAY.plus(DAY)))))
                    .satisfies(refusal -> {
                        assertThat(refusal.slug()).isEqualTo("exclusion-outside-validity");
                        assertThat(refusal.values()).containsEntry("at", MAY.minusMillis(1));
                    });
            assertThat(refusal(() -> proposed(proposal("overmacht", OCTOBER.minus(DAY), OCTOBER.plusMillis(1)))))
                    .satisfies(refusal -> assertThat(refusal.values()).containsEntry("at", OCTOBER));
            assertThat(proposed(proposal("overmacht", OCTOBER.minus(DAY), OCTOBER))
                            .state())
                    .isEqualTo(ExclusionState.PROPOSED);
        }

        @Test
        void is_missing_for_services_that_are_not_covered_and_parties_that_the_clause_does_not_name() {
            var faulty = catchThrowableOfType(
                    Faulty.class,
                    () -> proposed(proposal("overmacht", MAY, MAY.plus(DAY), PartyRole.TEAM, "mail", "telefonie")));
            assertThat(faulty.faults())
                    .extracting("pointer", "code")
                    .containsExactly(
                            tuple("/services/1", "SERVICE_NOT_COVERED"), tuple("/party", "PARTY_NOT_IN_CLAUSE"));
        }
    }

    @Nested
    class Two_signatures {
        @Test
        void of_both_sides_exclude_the_time_and_tell_it_once() {
            assertThat(sign(proposed, ANNA).news()).isEmpty();
            assertThat(sign(signedByProvider, CAREL).news()).singleElement().satisfies(told -> {
                assertThat(told.excluded()).isEqualTo(signed.proposal().excluded(signed.id()));
                assertThat(told.revoked()).isFalse();
                assertThat(told.revision()).isEqualTo(signed.revision());
            });
        }

        @Test
        void of_one_person_are_one() {
            var both = new Signer("anna", Optional.empty(), Optional.of("WATERLAND"));
            assertThat(refusal(() -> sign(signedByProvider, both)).slug()).isEqualTo("same-signer-for-both-sides");
        }

        @Test
        void of_one_side_are_one() {
            var bram = new Signer("bram", Optional.empty(), Optional.empty());
            assertThat(refusal(() -> sign(signedByProvider, bram)).slug()).isEqualTo("already-signed");
        }

        @Test
        void are_needed_of_ones_own_side() {
            assertThat(refusal(() -> proposed.sign(Agreed.agreement(), Optional.of(Side.CUSTOMER), ANNA, LATER))
                            .slug())
                    .isEqualTo("not-your-side");
        }
    }

    @Nested
    class Taking_back {
        @Test
        void what_is_not_signed_by_both_needs_one_side() {
            assertThat(signedByProvider.withdraw(LATER).next().state()).isEqualTo(ExclusionState.WITHDRAWN);
            assertThat(refusal(() -> signed.withdraw(LATER)).slug()).isEqualTo("exclusion-not-open");
        }

        @Test
        void what_was_withdrawn_is_not_signed() {
            var withdrawn = signedByProvider.withdraw(LATER).next();
            assertThat(refusal(() -> sign(withdrawn, CAREL)).slug()).isEqualTo("exclusion-not-open");
        }

        @Test
        void what_both_signed_needs_both() {
            var half = signed.revoke(Optional.empty(), CAREL, LATER);
            assertThat(half.next().state()).isEqualTo(ExclusionState.SIGNED);
            assertThat(half.news()).isEmpty();
            var revoked = half.next().revoke(Optional.empty(), ANNA, LATER);
            assertThat(revoked.next().state()).isEqualTo(ExclusionState.REVOKED);
            assertThat(revoked.news()).singleElement().satisfies(told -> {
                assertThat(told.revoked()).isTrue();
                assertThat(told.revision()).isGreaterThan(signed.revision());
            });
        }

        @Test
        void of_what_nobody_signed_is_no_revocation() {
            assertThat(refusal(() -> proposed.revoke(Optional.empty(), ANNA, LATER))
                            .slug())
                    .isEqualTo("exclusion-not-signed");
        }
    }

    @Test
    void evidence_is_looked_at_on_the_web() {
        assertThatThrownBy(() -> new Evidence("Logboek", Optional.of(URI.create("file:///etc/passwd"))))
                .isInstanceOf(Faulty.class);
    }

    private static Exclusion proposed(ExclusionProposal proposal) {
        return Exclusion.proposed(UUID.randomUUID(), Agreed.agreement(), proposal, ANNA, FRIDAY);
    }

    private static Revised sign(Exclusion exclusion, Signer signer) {
        return exclusion.sign(Agreed.agreement(), Optional.empty(), signer, LATER);
    }

    private static Refusal refusal(ThrowingCallable deed) {
        return catchThrowableOfType(Refusal.class, deed);
    }
}
