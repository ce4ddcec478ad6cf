package nl.druif.ticketclock.imports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How imports run. */
@ConfigMapping(prefix = "druif.import")
public interface ImportConfig {
    /** Rows recorded in one transaction. */
    @WithDefault("1000")
    int batch();

    /** Tickets judged in one transaction. */
    @WithDefault("500")
    int judgingBatch();

    /** How long a process that stopped talking keeps an import to itself. */
    @WithDefault("15s")
    Duration lease();

    /** Between two looks for imports that another process left behind. */
    @WithDefault("5s")
    Duration sweep();

    /** Bytes of a part of the file as it is stored. */
    @WithDefault("1048576")
    int chunk();

    /** Bytes of a file when unpacked; more is refused. */
    @WithDefault("4294967296")
    long mostUnpacked();
}
