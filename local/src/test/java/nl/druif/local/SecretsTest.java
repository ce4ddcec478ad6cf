package nl.druif.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path folder;

    @Test
    void a_secret_is_the_same_after_a_restart_and_another_one_elsewhere() {
        var here = Secrets.keptIn(folder.resolve("secrets")).of("user.anna");

        assertThat(Secrets.keptIn(folder.resolve("secrets")).of("user.anna")).isEqualTo(here);
        assertThat(Secrets.keptIn(folder.resolve("elsewhere")).of("user.anna")).isNotEqualTo(here);
    }

    @Test
    void only_the_owner_reads_them() throws IOException {
        Secrets.keptIn(folder.resolve("secrets")).of("user.anna");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets"))))
                .isEqualTo("rw-------");
    }
}
