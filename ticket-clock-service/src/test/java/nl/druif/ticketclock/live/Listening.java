package nl.druif.ticketclock.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Tokens;

/** What a browser does with a stream of events. */
final class Listening implements AutoCloseable {
    /** @param id of the event, else the one that came last before it */
    record Event(String name, Optional<String> id, JsonNode data) {}

    private final HttpResponse<java.io.InputStream> answer;
    private final List<Event> heard = new CopyOnWriteArrayList<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile boolean ended;
    private volatile Optional<String> last = Optional.empty();

    private Listening(HttpResponse<java.io.InputStream> answer) {
        this.answer = answer;
        var reader = new Thread(this::read);
        reader.setDaemon(true);
        reader.start();
    }

    static Listening to(String url, Tokens token, Optional<String> lastEventId) {
        var request = HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token.sign());
        lastEventId.ifPresent(id -> request.header("Last-Event-ID", id));
        try {
            return new Listening(
                    HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    int status() {
        return answer.statusCode();
    }

    String header(String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    List<String> lines() {
        return lines;
    }

    Optional<String> last() {
        return last;
    }

    List<Event> heard(String name) {
        return heard.stream().filter(event -> event.name().equals(name)).toList();
    }

    List<Event> heard(String name, int count) {
        return Await.until(count + " " + name, () -> heard(name), found -> found.size() >= count);
    }

    boolean hasEnded() {
        return ended;
    }

    @Override
    public void close() {
        try {
            answer.body().close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void read() {
        try (var in = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            var name = "";
            var data = "";
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
                if (line.startsWith("id:")) {
                    last = Optional.of(line.substring(3).strip());
                } else if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data = line.substring(5);
                } else if (line.isEmpty() && !data.isEmpty()) {
                    heard.add(new Event(name, last, Json.mapper().readTree(data)));
                    name = "";
                    data = "";
                }
            }
        } catch (IOException closed) {
            lines.add("! " + closed.getMessage());
        }
        ended = true;
    }
}
