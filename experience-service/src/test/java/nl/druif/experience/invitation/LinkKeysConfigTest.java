package nl.druif.experience.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import nl.druif.foundation.link.LinkKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkKeysConfigTest {
    private static final String OLD = "bGFzdCB5ZWFyJ3Mga2V5LCB0aGlydHktdHdvIGJ5dGVzIQ==";
    private static final String NEW = "dGhpcyB5ZWFyJ3Mga2V5LCB0aGlydHktdHdvIGJ5dGVzIQ==";

    @TempDir
    Path secrets;

    @Test
    void without_a_key_the_service_does_not_start() {
        assertThatThrownBy(() -> keys(new Settings(Optional.empty(), Optional.empty(), Optional.empty(), false)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("druif.survey-links.key");
    }

    @Test
    void on_a_developers_machine_one_is_made_up() {
        var settings = new Settings(Optional.empty(), Optional.empty(), Optional.empty(), true);
        assertThat(keys(settings).current()).isNotEqualTo(keys(settings).current());
    }

    @Test
    void a_mounted_file_is_as_good_as_a_setting() throws IOException {
        var file = Files.writeString(secrets.resolve("key"), NEW + "\n");
        assertThat(keys(new Settings(Optional.empty(), Optional.of(file), Optional.empty(), false)))
                .isEqualTo(keys(new Settings(Optional.of(NEW), Optional.empty(), Optional.empty(), false)));
    }

    @Test
    void both_keys_are_known_while_one_takes_over_from_the_other() {
        var keys = keys(new Settings(Optional.of(NEW), Optional.empty(), Optional.of(OLD), false));
        assertThat(keys.named(keys.current().id())).contains(keys.current());
        assertThat(keys.previous()).isPresent();
        assertThat(keys.named(keys.previous().orElseThrow().id())).isEqualTo(keys.previous());
    }

    private static LinkKeys keys(LinkConfig config) {
        return new LinkKeysConfig().keys(config);
    }

    private record Settings(
            Optional<String> key, Optional<Path> keyFile, Optional<String> previousKey, boolean mayEndWithProcess)
            implements LinkConfig {
        @Override
        public URI baseUrl() {
            return URI.create("http://localhost");
        }

        @Override
        public Optional<Path> previousKeyFile() {
            return Optional.empty();
        }
    }
}
