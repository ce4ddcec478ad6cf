package nl.druif.foundation.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "25006", "28P01", "3D000", "40001", "40P01", "42501", "42703", "42883", "42P01", "53300",
                "55000", "55P03", "57014", "57P01", "57P03", "58030"
            })
    void a_database_that_is_down_moves_or_is_not_ready_yet_is_waited_for(String state) {
        assertThat(Outage.isBehind(new IllegalStateException(refusedWith(state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "22P05", "23502", "23503", "23505", "23514", "25P02", "42601", "42804", "P0001"})
    void what_the_database_will_never_take_is_not_waited_for(String state) {
        assertThat(Outage.isBehind(new IllegalStateException(refusedWith(state))))
                .isFalse();
    }

    @Test
    void a_network_that_is_down_passes_and_what_cannot_be_read_does_not() {
        assertThat(Outage.isBehind(new ConnectException("refused"))).isTrue();
        assertThat(Outage.isBehind(new UnknownHostException("db"))).isTrue();
        assertThat(Outage.isBehind(new SocketException("Connection reset"))).isTrue();
        assertThat(Outage.isBehind(new RuntimeException(new IOException("Connection reset by peer"))))
                .isTrue();
        assertThat(Outage.isBehind(new RuntimeException(new JsonParseException(null, "no JSON"))))
                .isFalse();
        assertThat(Outage.isBehind(new IllegalArgumentException("refused by a rule")))
                .isFalse();
    }

    private static PgException refusedWith(String state) {
        return new PgException("refused", "ERROR", state, null);
    }
}
