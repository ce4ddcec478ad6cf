package nl.druif.ticketclock.hook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What hooks' addresses and secrets hang on, and how long is kept what they could not read. */
@ConfigMapping(prefix = "druif.hooks")
public interface HookConfig {
    /** Signs addresses and derives secrets: base64 of at least 32 bytes. This or the file must be given. */
    Optional<String> key();

    /** File that holds the same, as a mounted secret does. */
    Optional<Path> keyFile();

    /** The key before, until every hook has a new address and every hook and webhook a new secret. */
    Optional<String> previousKey();

    /** File that holds the same, as a mounted secret does. */
    Optional<Path> previousKeyFile();

    /** Whether to make up a key where none is given: for a developer's machine, where no hook has to last. */
    @WithDefault("false")
    boolean mayEndWithProcess();

    /** How long a parked delivery is kept. */
    @WithDefault("90d")
    Duration parkedFor();

    /** Between two looks for parked deliveries whose time is over. */
    @WithDefault("1h")
    Duration expirySweep();
}
