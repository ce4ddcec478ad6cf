package nl.druif.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void free_ports_are_no_reason_not_to_start() {
        assertThatCode(Ports.free()::refuseTaken).doesNotThrowAnyException();
    }

    @Test
    void a_taken_port_is_named_with_its_part_and_with_what_to_do() throws IOException {
        var ports = Ports.free();
        try (var other = new ServerSocket(ports.kafka(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(ports::refuseTaken)
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(other.getLocalPort() + " (kafka)")
                    .hasMessageContaining("--ports=");
        }
    }
}
