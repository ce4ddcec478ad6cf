package nl.druif.ticketclock;

import nl.druif.foundation.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final ArchitectureRules rules = ArchitectureRules.of("nl.druif.ticketclock");

    @Test
    void frameworks_stay_at_the_rim() {
        rules.frameworksStayAtTheRim();
    }

    @Test
    void plain_code_is_told_the_time() {
        rules.plainCodeIsToldTheTime();
    }

    @Test
    void only_tenancy_opens_transactions_and_sessions() {
        rules.onlyTenancyOpensTransactionsAndSessions();
    }

    @Test
    void every_resource_says_what_it_produces() {
        rules.everyResourceSaysWhatItProduces();
    }

    @Test
    void features_do_not_go_round_in_circles() {
        rules.featuresDoNotGoRoundInCircles();
    }
}
