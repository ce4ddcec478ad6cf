package nl.druif.foundation.http;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** What a service's API says of itself. */
@ConfigMapping(prefix = "druif.api")
public interface HttpConfig {
    /** Semantic version; {@code API-Version} on every response and {@code info.version} of the OpenAPI document. */
    String version();

    /** Signs page cursors: base64 of at least 32 bytes. Without key or file cursors end with the process that made them. */
    Optional<String> cursorKey();

    /** File that holds the same, as a mounted secret does. */
    Optional<Path> cursorKeyFile();
}
