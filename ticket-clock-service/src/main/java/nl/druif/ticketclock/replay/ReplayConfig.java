package nl.druif.ticketclock.replay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How replays run. */
@ConfigMapping(prefix = "druif.replay")
public interface ReplayConfig {
    /** Batches that a process reads at once: each keeps one processor busy, the database's or its own. */
    @WithDefault("2")
    int workers();

    /** Replays of one tenant that are not over. */
    @WithDefault("2")
    int mostAtOnce();

    /** Tickets of one replay. */
    @WithDefault("2000000")
    int mostTickets();

    /** Between two looks for replays that another process left behind. */
    @WithDefault("5s")
    Duration sweep();

    /** How long what a replay came to is kept. */
    @WithDefault("90d")
    Duration keep();

    /** Between two looks for what is older. */
    @WithDefault("1h")
    Duration expirySweep();
}
