package nl.druif.ticketclock.hook;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import nl.druif.foundation.link.LinkKeys;
import org.jboss.logging.Logger;

/** Reads the keys of hooks once, when the service starts. */
class HookKeysConfig {
    private static final Logger LOG = Logger.getLogger(HookKeysConfig.class);
    private static final String KEY = "druif.hooks.key";

    /** @throws IllegalStateException without a key, unless hooks may end with the process */
    @Produces
    @Singleton
    @Startup
    LinkKeys keys(HookConfig config) {
        var current = new LinkKeys.Setting(KEY, config.key(), config.keyFile());
        if (!current.isGiven() && config.mayEndWithProcess()) {
            LOG.warn(KEY + " is not set: addresses and secrets of hooks end with this process");
        }
        return LinkKeys.of(
                current,
                new LinkKeys.Setting("druif.hooks.previous-key", config.previousKey(), config.previousKeyFile()),
                config.mayEndWithProcess());
    }
}
