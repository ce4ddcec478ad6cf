package nl.druif.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Nested
    class Without_switches {
        private final Settings settings = Settings.of("--project=/home/anna/druif");

        @Test
        void data_is_kept_in_the_project_and_the_demo_tenant_is_filled() {
            assertThat(settings.data()).isEqualTo(Path.of("/home/anna/druif/.druif"));
            assertThat(settings.demo()).isTrue();
            assertThat(settings.wipe()).isFalse();
        }

        @Test
        void every_part_has_its_usual_port() {
            assertThat(settings.ports().of(Service.AGREEMENT)).isEqualTo(8081);
            assertThat(settings.ports().management(Service.REPORTING)).isEqualTo(9084);
        }
    }

    @Test
    void a_switch_that_comes_through_maven_unset_counts_as_not_given() {
        var settings =
                Settings.of("--wipe=false", "--without-demo=false", "--directory=", "--ports=", "--port-offset=");

        assertThat(settings.wipe()).isFalse();
        assertThat(settings.demo()).isTrue();
        assertThat(settings.ports().issuer()).isEqualTo(8090);
    }

    @Test
    void an_offset_moves_all_ports_save_those_that_are_named() {
        var ports = Settings.of("--port-offset=100", "--ports=kafka=29092,issuer=8099")
                .ports();

        assertThat(ports.of(Service.AGREEMENT)).isEqualTo(8181);
        assertThat(ports.kafka()).isEqualTo(29092);
        assertThat(ports.issuer()).isEqualTo(8099);
    }

    @Test
    void a_switch_nobody_knows_is_refused_with_those_there_are() {
        assertThatThrownBy(() -> Settings.of("--wipes"))
                .hasMessageContaining("--wipes")
                .hasMessageContaining("--without-demo");
    }

    @Test
    void what_is_no_port_is_refused() {
        assertThatThrownBy(() -> Settings.of("--ports=kafka=70000")).hasMessageContaining("70000");
        assertThatThrownBy(() -> Settings.of("--ports=kafkaa=7000")).hasMessageContaining("agreement-service");
        assertThatThrownBy(() -> Settings.of("--port-offset=x")).hasMessageContaining("'x' is no port");
    }
}
