package nl.druif.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
    @TempDir
    Path parent;

    @Test
    void one_suite_at_a_time_works_on_the_data() {
        try (var first = Folder.taken(parent.resolve(".druif"))) {
            assertThatThrownBy(() -> Folder.taken(parent.resolve(".druif")))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("already runs on the data in " + first);
        }
        Folder.taken(parent.resolve(".druif")).close();
    }

    @Test
    void nobody_else_looks_into_it() throws IOException {
        try (var folder = Folder.taken(parent.resolve(".druif"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(folder.toString()))))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void wiping_leaves_nothing_but_the_lock() throws IOException {
        try (var folder = Folder.taken(parent.resolve(".druif"))) {
            Files.writeString(folder.directory("kafka").resolve("00000.log"), "tickets");
            folder.wipe();

            assertThat(parent.resolve(".druif").toFile().list()).containsExactly("lock");
        }
    }
}
