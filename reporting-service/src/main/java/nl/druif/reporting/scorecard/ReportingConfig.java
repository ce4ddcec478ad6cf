package nl.druif.reporting.scorecard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import nl.druif.foundation.calendar.Zone;

/** How reports are made. */
@ConfigMapping(prefix = "druif.reporting")
public interface ReportingConfig {
    /** Where months begin and end for an agreement that has no calendar: a region of the tz database. */
    @WithDefault("Europe/Amsterdam")
    Zone zone();

    /** How many months an overview looks back, the current one included. */
    @WithDefault("12")
    int months();
}
