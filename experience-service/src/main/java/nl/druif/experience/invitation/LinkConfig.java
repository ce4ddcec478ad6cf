package nl.druif.experience.invitation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
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

    /** File that holds the same, as a mounted secret does. */
    Optional<Path> previousKeyFile();

    /** Whether to make up a key where none is given: for a developer's machine, where nobody keeps a link. */
    @WithDefault("false")
    boolean mayEndWithProcess();
}
