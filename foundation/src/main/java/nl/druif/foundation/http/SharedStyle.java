package nl.druif.foundation.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Serves what all pages look like below the root of each service: a gateway knows of no other paths. */
@ApplicationScoped
class SharedStyle {
    private static final String FILE = "META-INF/druif/druif.css";

    private final String root;

    SharedStyle(@ConfigProperty(name = "quarkus.smallrye-openapi.path") String description) {
        root = description.substring(0, Math.max(0, description.indexOf('/', 1)));
    }

    void serve(@Observes Router router) {
        var style = Buffer.buffer(read());
        router.get(root + "/assets/druif.css")
                .handler(request -> request.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/css;charset=UTF-8")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=86400")
                        .end(style));
    }

    private static byte[] read() {
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
