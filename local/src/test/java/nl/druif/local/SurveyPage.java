package nl.druif.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import nl.druif.foundation.testing.Await;

/** A survey as somebody without a login sees it. */
final class SurveyPage {
    private static final HttpClient BROWSER =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern STAMP = Pattern.compile("name=\"stamp\" value=\"([^\"]+)\"");
    private static final Duration FASTEST_PERSON = Duration.ofSeconds(1);

    private final URI url;
    private final String stamp;
    private final Instant openedAt;

    private SurveyPage(URI url, String stamp, Instant openedAt) {
        this.url = url;
        this.stamp = stamp;
        this.openedAt = openedAt;
    }

    static SurveyPage opened(String link) {
        var url = URI.create(link);
        var page = send(HttpRequest.newBuilder(url).GET());
        assertThat(page.statusCode()).isEqualTo(200);
        var stamp = STAMP.matcher(page.body());
        assertThat(stamp.find()).as("a form with a stamp").isTrue();
        return new SurveyPage(url, stamp.group(1), Instant.now());
    }

    /** Presses the button, no faster than a person does. */
    void vote(int stars) {
        Await.until("a person to read", () -> Instant.now().isAfter(openedAt.plus(FASTEST_PERSON)));
        var answer = send(HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("stamp=" + stamp + "&star=" + stars)));
        assertThat(answer.statusCode()).isEqualTo(303);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return BROWSER.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
