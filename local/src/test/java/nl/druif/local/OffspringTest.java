package nl.druif.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OffspringTest {
    @TempDir
    Path folder;

    private Process process;

    @BeforeEach
    void somebody_works() throws IOException {
        process = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void and_goes_home() {
        process.destroyForcibly();
    }

    @Test
    void what_a_killed_suite_left_running_is_ended_by_the_next() {
        new Offspring(record()).add("reporting-service", process.toHandle());

        assertThat(new Offspring(record()).endLeftovers())
                .containsExactly("reporting-service (process " + process.pid() + ")");
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void a_stranger_with_the_same_process_number_is_left_alone() throws IOException {
        Files.writeString(record(), "reporting-service " + process.pid() + " 1000000000000\n");

        assertThat(new Offspring(record()).endLeftovers()).isEmpty();
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void a_half_written_record_is_no_reason_not_to_start() throws IOException {
        Files.writeString(record(), "reporting-serv");

        assertThat(new Offspring(record()).endLeftovers()).isEmpty();
    }

    @Test
    void what_was_ended_is_no_longer_on_record() {
        var offspring = new Offspring(record());
        offspring.add("reporting-service", process.toHandle());
        offspring.endLeftovers();

        assertThat(record()).doesNotExist();
    }

    private Path record() {
        return folder.resolve("processes");
    }
}
