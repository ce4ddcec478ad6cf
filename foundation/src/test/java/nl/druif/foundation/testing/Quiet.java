package nl.druif.foundation.testing;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The embedded servers tell hundreds of lines about a good start; only trouble is worth reading. */
final class Quiet {
    static final List<String> LOGGERS = List.of("kafka", "org.apache.kafka", "state.change.logger", "io.zonky");

    // Loggers that nobody refers to are forgotten, and their levels with them.
    private static final List<Logger> HELD =
            LOGGERS.stream().map(Logger::getLogger).toList();

    private Quiet() {}

    static void theServers() {
        HELD.forEach(logger -> logger.setLevel(Level.SEVERE));
    }
}
