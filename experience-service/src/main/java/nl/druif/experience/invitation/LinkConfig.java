package nl.druif.experience.invitation;

import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/** Where survey links lead, and what signs them. */
@ConfigMapping(prefix = "druif.survey-links")
public interface LinkConfig {
    /** Where people reach this service, without a path. */
    URI baseUrl();

    /** Signs links: base64 of at least 32 bytes. This or the file must be given. */
    Optional<String> key();

    /** File that holds the same, as a mounted secret does. */
    Optional<Path> keyFile();

    /** The key before, as long as links signed with it may be out: at most 90 days after it was replaced. */
    Optional<String> previousKey();

    Optional<Path> previousKeyFile();

    /** @throws IllegalStateException without a key: links that end with the process would be broken promises */
    default LinkKeys keys() {
        var current = key(key(), keyFile())
                .orElseThrow(
                        () -> new IllegalStateException("Survey links need a key: set druif.survey-links.key (base64"
                                + " of at least 32 random bytes) or druif.survey-links.key-file."));
        return new LinkKeys(current, key(previousKey(), previousKeyFile()));
    }

    default URI page(SurveyLink link) {
        return baseUrl().resolve("/experience/s/" + link.text());
    }

    private static Optional<LinkKey> key(Optional<String> text, Optional<Path> file) {
        return text.or(() -> file.map(LinkConfig::read))
                .map(base64 -> LinkKey.of(Base64.getMimeDecoder().decode(base64.strip())));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The key for survey links cannot be read from " + file + ".", unreadable);
        }
    }
}
