package nl.druif.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;

/** The public APIs as one person calls them. */
final class Api {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Entrance entrance;
    private final String token;

    Api(Entrance entrance, String username) {
        this.entrance = entrance;
        this.token = entrance.token(username);
    }

    /** An answer, with whatever status. */
    record Answer(int status, String text) {
        JsonNode json() {
            return parsed(text);
        }

        boolean isGood() {
            return status < 300;
        }
    }

    /** @throws IllegalStateException unless it is there */
    JsonNode get(Service service, String path) {
        return good("GET " + path, ask(service, path)).json();
    }

    Answer ask(Service service, String path) {
        return send(request(service, path).GET());
    }

    /** @throws IllegalStateException when refused */
    JsonNode post(Service service, String path, Object body) {
        return good("POST " + path, tryPost(service, path, body)).json();
    }

    Answer tryPost(Service service, String path, Object body) {
        return send(request(service, path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(text(body))));
    }

    /**
     * @param version that is changed
     * @throws IllegalStateException when refused
     */
    JsonNode put(Service service, String path, long version, Object body) {
        var request = request(service, path)
                .header("Content-Type", "application/json")
                .header("If-Match", "\"" + version + "\"")
                .PUT(BodyPublishers.ofString(text(body)));
        return good("PUT " + path, send(request)).json();
    }

    /** @throws IllegalStateException when refused */
    JsonNode post(Service service, String path, String contentType, String idempotencyKey, BodyPublisher body) {
        var request = request(service, path)
                .header("Content-Type", contentType)
                .header("Idempotency-Key", idempotencyKey)
                .POST(body);
        return good("POST " + path, send(request)).json();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("no JSON: " + text, e);
        }
    }

    private static String text(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(Service service, String path) {
        return HttpRequest.newBuilder(entrance.uri(service, service.path() + path))
                .header("Authorization", "Bearer " + token);
    }

    private static Answer good(String what, Answer answer) {
        if (!answer.isGood()) {
            throw new IllegalStateException(what + " was answered with " + answer.status() + ": " + answer.text());
        }
        return answer;
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
