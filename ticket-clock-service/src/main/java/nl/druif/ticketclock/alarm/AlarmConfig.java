package nl.druif.ticketclock.alarm;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** One alarm for the whole process. */
class AlarmConfig {
    @Produces
    @Singleton
    Alarm alarm() {
        return new Alarm();
    }
}
