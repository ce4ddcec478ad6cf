package nl.druif.foundation.calendar;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Lets the holiday library read its files while the service starts, so that no caller waits for it. */
@Singleton
class WarmHolidaysJob {

    void warm(@Observes StartupEvent start) {
        Infrastructure.getDefaultExecutor().execute(PublicHolidays::warm);
    }
}
