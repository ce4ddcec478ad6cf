package nl.druif.ticketclock;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import nl.druif.foundation.testing.HandSetClock;

/** Puts a clock in the service that tests can set. */
class TestClock {
    @Produces
    @Singleton
    HandSetClock clock() {
        return HandSetClock.at("2026-04-24T08:00:00Z");
    }
}
