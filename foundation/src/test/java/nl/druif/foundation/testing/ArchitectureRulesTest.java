package nl.druif.foundation.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ArchitectureRulesTest {

    @Nested
    class A_planted_offence_is_found {
        private final ArchitectureRules rules = ArchitectureRules.ofTestCode("nl.druif.foundation.testing.planted");

        @Test
        void when_plain_code_knows_a_framework() {
            assertThatThrownBy(rules::frameworksStayAtTheRim)
                    .hasMessageContaining("planted.Grape.")
                    .hasMessageContaining("io.smallrye.mutiny.Uni")
                    .hasMessageNotContaining("GrapeStore");
        }

        @Test
        void when_plain_code_reads_a_clock() {
            assertThatThrownBy(rules::plainCodeIsToldTheTime).hasMessageContaining("Instant.now()");
        }

        @Test
        void when_a_transaction_opens_without_a_tenant() {
            assertThatThrownBy(rules::onlyTenancyOpensTransactionsAndSessions)
                    .hasMessageContaining("GrapeStore.count()");
        }

        @Test
        void when_a_resource_does_not_say_what_it_produces() {
            assertThatThrownBy(rules::everyResourceSaysWhatItProduces).hasMessageContaining("GrapeResource");
        }

        @Test
        void when_features_go_round_in_circles() {
            assertThatThrownBy(rules::featuresDoNotGoRoundInCircles)
                    .hasMessageContaining("Slice apples")
                    .hasMessageContaining("Slice pears");
        }
    }

    @Nested
    class Foundation {
        private final ArchitectureRules rules = ArchitectureRules.of("nl.druif.foundation");

        @Test
        void keeps_frameworks_at_the_rim() {
            rules.frameworksStayAtTheRim();
        }

        @Test
        void tells_plain_code_the_time() {
            rules.plainCodeIsToldTheTime();
        }

        @Test
        void opens_transactions_and_sessions_in_tenancy_only() {
            rules.onlyTenancyOpensTransactionsAndSessions();
        }

        @Test
        void does_not_go_round_in_circles() {
            rules.featuresDoNotGoRoundInCircles();
        }
    }
}
