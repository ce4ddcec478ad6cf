package nl.druif.foundation.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Serves what all pages look like, and are known by among others, below the root of each service: a gateway knows of no other paths. */
@ApplicationScoped
class SharedStyle {
    private static final String FOLDER = "META-INF/druif/";

    private final String root;

    SharedStyle(@ConfigProperty(name = "quarkus.smallrye-openapi.path") String description) {
        root = description.substring(0, Math.max(0, description.indexOf('/', 1)));
    }

    void serve(@Observes Router router) {
        serve(router, "druif.css", "text/css;charset=UTF-8");
        serve(router, "druif.svg", "image/svg+xml");
    }

    private void serve(Router router, String name, String type) {
        var content = Buffer.buffer(read(FOLDER + name));
        router.get(root + "/assets/" + name)
                .handler(request -> request.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, type)
                        .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=86400")
                        .end(content));
    }

    private static byte[] read(String file) {
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
