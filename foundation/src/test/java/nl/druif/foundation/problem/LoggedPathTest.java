package nl.druif.foundation.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoggedPathTest {
    @Test
    void ids_are_shown_and_keys_only_begin() {
        var id = "0190d9a8-7d5c-7e4c-9d5e-2b1f8a6c3d4e";
        assertThat(LoggedPath.shown("/agreement/v1/agreements/" + id)).isEqualTo("/agreement/v1/agreements/" + id);
        assertThat(LoggedPath.shown(
                        "/experience/s/v1.k1.AAAAAAAAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB"))
                .isEqualTo("/experience/s/v1.k1.AA…");
    }

    @Test
    void nobody_writes_lines_of_his_own_into_a_log() {
        assertThat(LoggedPath.shown("/a\r\nb\u001b[31m")).isEqualTo("/a??b?[31m");
    }
}
