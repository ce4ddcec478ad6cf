package nl.druif.ticketclock.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How boards are kept up to date. */
@ConfigMapping(prefix = "druif.live")
public interface LiveConfig {
    /** Whether this process serves streams. */
    @WithDefault("true")
    boolean enabled();

    /** For how long changes are remembered for those who come back. */
    @WithDefault("20m")
    Duration remember();

    /** Changed tickets that are remembered at most; with more, those who come back sooner have to read anew. */
    @WithDefault("100000")
    int mostRemembered();

    /** Streams of one tenant at a time, in this process. */
    @WithDefault("200")
    int mostStreams();

    /** Events that may wait for a slow reader before he is cut off. */
    @WithDefault("1000")
    int mostWaiting();

    /** Changed tickets that are told one by one; with more at once, boards are told to read anew. Less than may wait. */
    @WithDefault("200")
    int mostTold();

    /** Between two signs of life on a stream. */
    @WithDefault("15s")
    Duration heartbeat();

    /** After how long a reader who lost his stream should come back. */
    @WithDefault("3s")
    Duration retry();
}
