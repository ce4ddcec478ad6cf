package nl.druif.foundation.time;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.ZoneOffset;

/** The one place where the machine's clock enters; a test puts a clock set by hand in its place. */
class WallClock {
    /** Ticks in milliseconds, the precision of everything that is stored, so that nothing changes on its way there. */
    @Produces
    @DefaultBean
    @ApplicationScoped
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
