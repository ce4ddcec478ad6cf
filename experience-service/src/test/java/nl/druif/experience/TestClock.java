package nl.druif.experience;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import nl.druif.foundation.testing.HandSetClock;

/** All tests begin on a Friday afternoon. */
class TestClock {
    @Produces
    @Singleton
    HandSetClock clock() {
        return HandSetClock.at("2026-04-24T15:00:00Z");
    }
}
