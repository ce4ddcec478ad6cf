package nl.druif.foundation.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How news leaves the database. */
@ConfigMapping(prefix = "druif.outbox")
public interface OutboxConfig {
    /** Whether this process takes part in relaying; one of those that do is at work at a time. */
    @WithDefault("true")
    boolean relay();

    /** Rows sent before their acknowledgements are awaited together. */
    @WithDefault("500")
    int batch();

    /** Longest wait between two looks when no notification comes. */
    @WithDefault("500ms")
    Duration poll();

    /** How long the inbox remembers news, at least the retention of the topics it came from. */
    @WithDefault("40d")
    Duration remember();
}
