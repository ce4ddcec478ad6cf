package nl.druif.foundation.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.druif.foundation.problem.Problems;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.problem.RequestId;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;

/** Sees every request first and every response last, also those that no resource ever sees. */
@ApplicationScoped
class FrontDoor {
    private static final int BEFORE_AUTHENTICATION = 1000;
    private static final int LONGEST_URL = 8 * 1024;
    private static final int LARGEST_HEADERS = 16 * 1024;
    private static final long LARGEST_JSON = 1024 * 1024;
    private static final Pattern QUALITY = Pattern.compile(";\\s*qs=[^;]*");

    private final Problems problems;
    private final String version;
    private final String description;
    private final long largest;

    FrontDoor(
            Problems problems,
            @ConfigProperty(name = "quarkus.smallrye-openapi.info-version") String version,
            @ConfigProperty(name = "quarkus.smallrye-openapi.path") String description,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest) {
        this.problems = problems;
        this.version = version;
        this.description = description;
        this.largest = largest.asLongValue();
    }

    void open(@Observes Filters filters) {
        filters.register(this::enter, BEFORE_AUTHENTICATION);
    }

    private void enter(RoutingContext request) {
        var id = RequestId.of(request);
        MDC.put("requestId", id.value());
        request.addHeadersEndHandler(written -> dress(request, id));
        refusal(request.request()).ifPresentOrElse(refusal -> problems.answer(refusal, request), request::next);
    }

    private void dress(RoutingContext request, RequestId id) {
        var headers = request.response().headers();
        headers.set("API-Version", version)
                .set(RequestId.HEADER, id.value())
                .set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
                .set("X-Content-Type-Options", "nosniff")
                .set("X-Frame-Options", "DENY")
                .set("Referrer-Policy", "no-referrer")
                .remove(HttpHeaders.SERVER);
        if (!headers.contains("Content-Security-Policy")) {
            headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        }
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (request.normalizedPath().startsWith(description)) {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        }
        var type = headers.get(HttpHeaders.CONTENT_TYPE);
        if (type != null) {
            headers.set(HttpHeaders.CONTENT_TYPE, dressed(type));
        }
    }

    /** Without how much the server likes to answer so, which only it needs to know; text with its character set. */
    private static String dressed(String type) {
        var bare = QUALITY.matcher(type).replaceAll("");
        return bare.startsWith("text/") && !bare.contains("charset") ? bare + ";charset=UTF-8" : bare;
    }

    private Optional<Refusal> refusal(HttpServerRequest request) {
        if (request.method() == HttpMethod.TRACE) {
            return Optional.of(Refusal.of(405, "method-not-allowed", "TRACE is answered nowhere.")
                    .header("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"));
        }
        if (request.path().length() > 1 && request.path().endsWith("/")) {
            return Optional.of(Refusal.notFound());
        }
        // PostgreSQL stores no U+0000: nothing can have such a name.
        if (request.path().contains("%00")) {
            return Optional.of(Refusal.notFound());
        }
        if (request.uri().length() > LONGEST_URL) {
            return Optional.of(Refusal.of(414, "uri-too-long", "The URL is longer than 8 KiB."));
        }
        if (size(request) > LARGEST_HEADERS) {
            return Optional.of(Refusal.of(431, "headers-too-large", "The headers are larger than 16 KiB."));
        }
        return isLarge(request)
                ? Optional.of(Refusal.of(413, "content-too-large", "The body is larger than what is taken here.")
                        .header("Connection", "close"))
                : Optional.empty();
    }

    private static int size(HttpServerRequest request) {
        var size = 0;
        for (var header : request.headers()) {
            size += header.getKey().length() + header.getValue().length() + 4;
        }
        return size;
    }

    private boolean isLarge(HttpServerRequest request) {
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null
                && length.matches("\\d{1,18}")
                && Long.parseLong(length) > (type != null && type.contains("json") ? LARGEST_JSON : largest);
    }
}
