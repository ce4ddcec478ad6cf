package nl.druif.foundation.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * No, with the reason: a request that the domain cannot grant. The rim answers it as {@code application/problem+json}.
 *
 * <p>The slug is a promise to callers: kebab-case, stable, listed in the README. The detail is an English sentence with
 * the values; {@code problems_nl.properties} on the class path holds its Dutch twin under {@code <slug>.detail}, with the
 * values as {@code {name}}.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final Set<String> TAKEN =
            Set.of("type", "title", "status", "detail", "instance", "code", "traceId", "errors");

    private final int status;
    private final String slug;
    private final transient Map<String, Object> values;
    private final transient Map<String, String> headers;

    private Refusal(int status, String slug, String detail, Map<String, Object> values, Map<String, String> headers) {
        // An answer, not an accident: nobody reads the stack of a refusal, and filling it costs more than the answer.
        super(detail, null, false, false);
        this.status = status;
        this.slug = slug;
        this.values = values;
        this.headers = headers;
    }

    /** For statuses without a factory of their own. */
    public static Refusal of(int status, String slug, String detail) {
        if (status < 400 || status > 599 || !slug.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("no refusal: " + status + " " + slug);
        }
        return new Refusal(status, slug, detail, Map.of(), Map.of());
    }

    /** 400: what was sent cannot be understood as a whole; single faults in a body are a {@link Faulty}. */
    public static Refusal badRequest(String slug, String detail) {
        return of(400, slug, detail);
    }

    /** 403: known, and not allowed. Never for another tenant's things; those are {@link #notFound()}. */
    public static Refusal forbidden(String slug, String detail) {
        return of(403, slug, detail);
    }

    /** 404: the same words for what never was, what is gone, and what belongs to somebody else. */
    public static Refusal notFound() {
        return of(404, "not-found", "There is nothing here that you may see.");
    }

    public static Refusal notFound(String slug, String detail) {
        return of(404, slug, detail);
    }

    /** 409: the state of things forbids it. */
    public static Refusal conflict(String slug, String detail) {
        return of(409, slug, detail);
    }

    /** 410: it was here, and its time is over. */
    public static Refusal gone(String slug, String detail) {
        return of(410, slug, detail);
    }

    /** 412: somebody else was first. */
    public static Refusal precondition(String slug, String detail) {
        return of(412, slug, detail);
    }

    /** 503: try again later; say when with {@link #header}. */
    public static Refusal unavailable(String slug, String detail) {
        return of(503, slug, detail);
    }

    /** The same refusal, with one more fact beside the standard members. */
    public Refusal with(String name, Object value) {
        if (TAKEN.contains(name)) {
            throw new IllegalArgumentException(name + " is a standard member of a problem");
        }
        return new Refusal(status, slug, detail(), plus(values, name, value), headers);
    }

    /** The same refusal, with a header on its response. */
    public Refusal header(String name, String value) {
        return new Refusal(status, slug, detail(), values, plus(headers, name, value));
    }

    public int status() {
        return status;
    }

    public String slug() {
        return slug;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public Map<String, Object> values() {
        return values;
    }

    public Map<String, String> headers() {
        return headers;
    }

    private static <V> Map<String, V> plus(Map<String, V> map, String name, V value) {
        var more = new LinkedHashMap<>(map);
        more.put(name, value);
        return more;
    }
}
