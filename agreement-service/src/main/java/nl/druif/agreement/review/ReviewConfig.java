package nl.druif.agreement.review;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import nl.druif.foundation.calendar.Zone;

/** How agreements are watched. */
@ConfigMapping(prefix = "druif.review")
public interface ReviewConfig {
    /** Where days and months begin for an agreement that names neither a zone nor a calendar: a region of the tz database. */
    @WithDefault("Europe/Amsterdam")
    Zone zone();

    /** How long an agreement at which looking failed is left alone. */
    @WithDefault("1h")
    Duration afterTrouble();
}
