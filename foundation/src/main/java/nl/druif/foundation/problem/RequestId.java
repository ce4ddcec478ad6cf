package nl.druif.foundation.problem;

import io.opentelemetry.api.trace.Span;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request is called in answers and logs: the caller's {@code X-Request-Id} where it is harmless, else a new one. */
public record RequestId(String value) {
    public static final String HEADER = "X-Request-Id";
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    /** The id of this request; the first one who asks gives it out. */
    public static RequestId of(RoutingContext request) {
        RequestId known = request.get(RequestId.class.getName());
        if (known == null) {
            known = accept(request.request().getHeader(HEADER));
            request.put(RequestId.class.getName(), known);
        }
        return known;
    }

    static RequestId accept(@Nullable String offered) {
        return offered != null && HARMLESS.matcher(offered).matches()
                ? new RequestId(offered)
                : new RequestId(UUID.randomUUID().toString());
    }

    URI urn() {
        return URI.create((isUuid() ? "urn:uuid:" : "urn:druif:request:") + value);
    }

    /** 32 hex digits: of the trace that is being recorded, else derived from this id. */
    String traceId() {
        var trace = Span.current().getSpanContext();
        if (trace.isValid()) {
            return trace.getTraceId();
        }
        var id = isUuid()
                ? value
                : UUID.nameUUIDFromBytes(value.getBytes(StandardCharsets.US_ASCII))
                        .toString();
        return id.replace("-", "");
    }

    private boolean isUuid() {
        return UUID_TEXT.matcher(value).matches();
    }
}
