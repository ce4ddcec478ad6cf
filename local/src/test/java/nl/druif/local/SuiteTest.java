package nl.druif.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import nl.druif.foundation.testing.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SuiteTest {
    private final Suite suite = TheSuite.running();
    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @EnumSource(Service.class)
    void every_service_serves_its_api_document_to_anybody(Service service) throws Exception {
        assertThat(get(suite.uri(service, service.path() + "/openapi.json"), "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_killed_service_is_started_again() {
        suite.kill(Service.EXPERIENCE);

        Await.within(
                Duration.ofMinutes(2),
                "the experience-service to be back",
                () -> status(Service.EXPERIENCE),
                status -> status == 200);
    }

    private int status(Service service) {
        try {
            return get(suite.uri(service, service.path() + "/openapi.json"), "").statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> get(URI uri, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token);
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
