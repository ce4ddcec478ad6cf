package nl.druif.foundation.http;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** What every endpoint needs to know. */
@ConfigMapping(prefix = "druif.http")
public interface HttpConfig {
    /** Signs page cursors: base64 of at least 32 bytes. Without key or file cursors end with the process that made them. */
    Optional<String> cursorKey();

    /** File that holds the same, as a mounted secret does. */
    Optional<Path> cursorKeyFile();
}
