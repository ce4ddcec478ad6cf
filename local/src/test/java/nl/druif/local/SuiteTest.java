package nl.druif.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import nl.druif.foundation.testing.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SuiteTest {
    private final Suite suite = TheSuite.running();
    private final Api anna = new Api(suite, "anna");

    @ParameterizedTest
    @EnumSource(Service.class)
    void every_service_describes_its_api(Service service) {
        assertThat(anna.get(service, "/openapi.json").path("openapi").asText()).startsWith("3.");
    }

    @Test
    void a_killed_service_is_started_again() {
        suite.kill(Service.EXPERIENCE);

        Await.within(Duration.ofMinutes(3), "the experience-service to be back", this::status, status -> status == 200);
    }

    private int status() {
        try {
            return anna.ask(Service.EXPERIENCE, "/openapi.json").status();
        } catch (UncheckedIOException down) {
            return 0;
        }
    }
}
