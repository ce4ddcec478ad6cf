package nl.druif.ticketclock.due;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How timers fire. */
@ConfigMapping(prefix = "druif.due")
public interface DueConfig {
    /** Whether this process fires timers. */
    @WithDefault("true")
    boolean enabled();

    /** How many batches this process judges at a time, where that much is due. */
    @WithDefault("2")
    int workers();

    /** Longest wait between two looks at what this process knows to be due; it wakes by itself for what is next. */
    @WithDefault("100ms")
    Duration tick();

    /** Between two looks at all tenants, for what another process set and did not live to see. */
    @WithDefault("5s")
    Duration sweep();

    /** Tickets judged in one transaction. */
    @WithDefault("500")
    int batch();
}
