package nl.druif.experience.invitation;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Reads the keys of survey links once, when the service starts. */
class LinkKeysConfig {
    private static final Logger LOG = Logger.getLogger(LinkKeysConfig.class);

    /** @throws IllegalStateException without a key, unless links may end with the process */
    @Produces
    @Singleton
    @Startup
    LinkKeys keys(LinkConfig config) {
        var current = key(config.key(), config.keyFile());
        if (current.isEmpty() && !config.mayEndWithProcess()) {
            throw new IllegalStateException(
                    "Survey links need a key: set druif.survey-links.key to base64 of at least 32"
                            + " random bytes, or druif.survey-links.key-file to a file that holds it.");
        }
        return new LinkKeys(
                current.orElseGet(LinkKeysConfig::random), key(config.previousKey(), config.previousKeyFile()));
    }

    private static Optional<LinkKey> key(Optional<String> text, Optional<Path> file) {
        return text.or(() -> file.map(LinkKeysConfig::read))
                .map(base64 -> LinkKey.of(Base64.getDecoder().decode(base64.strip())));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The key for survey links cannot be read from " + file + ".", unreadable);
        }
    }

    private static LinkKey random() {
        LOG.warn("druif.survey-links.key is not set: survey links end with this process");
        var secret = new byte[LinkKey.SHORTEST];
        new SecureRandom().nextBytes(secret);
        return LinkKey.of(secret);
    }
}
