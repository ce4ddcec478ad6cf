package nl.druif.experience.invitation;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import nl.druif.foundation.link.LinkKeys;
import org.jboss.logging.Logger;

/** Reads the keys of survey links once, when the service starts. */
class LinkKeysConfig {
    private static final Logger LOG = Logger.getLogger(LinkKeysConfig.class);
    private static final String KEY = "druif.survey-links.key";

    /** @throws IllegalStateException without a key, unless links may end with the process */
    @Produces
    @Singleton
    @Startup
    LinkKeys keys(LinkConfig config) {
        var current = new LinkKeys.Setting(KEY, config.key(), config.keyFile());
        if (!current.isGiven() && config.mayEndWithProcess()) {
            LOG.warn(KEY + " is not set: survey links end with this process");
        }
        return LinkKeys.of(
                current,
                new LinkKeys.Setting("druif.survey-links.previous-key", config.previousKey(), config.previousKeyFile()),
                config.mayEndWithProcess());
    }
}
