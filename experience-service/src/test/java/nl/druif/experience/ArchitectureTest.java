package nl.druif.experience;

import nl.druif.foundation.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final ArchitectureRules HOUSE = ArchitectureRules.of("nl.druif.experience");

    @Test
    void frameworks_stay_at_the_rim() {
        HOUSE.frameworksStayAtTheRim();
    }

    @Test
    void plain_code_is_told_the_time() {
        HOUSE.plainCodeIsToldTheTime();
    }

    @Test
    void only_tenancy_opens_transactions_and_sessions() {
        HOUSE.onlyTenancyOpensTransactionsAndSessions();
    }

    @Test
    void every_resource_says_what_it_produces() {
        HOUSE.everyResourceSaysWhatItProduces();
    }

    @Test
    void features_do_not_go_round_in_circles() {
        HOUSE.featuresDoNotGoRoundInCircles();
    }
}
