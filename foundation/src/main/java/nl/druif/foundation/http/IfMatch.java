package nl.druif.foundation.http;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import nl.druif.foundation.problem.Refusal;

/**
 * Which state of a thing a client wants to change (RFC 9110 §13.1.1). A resource method takes it as
 * {@code @RestHeader("If-Match") IfMatch ifMatch}; a request without the header is then answered with 428.
 *
 * @param tags as they stand in the header, or one {@code *} for any state
 */
public record IfMatch(List<String> tags) {
    public static final String HEADER = "If-Match";
    private static final Pattern TAGS = Pattern.compile("\\*|\"[^\"]*\"(\\s*,\\s*\"[^\"]*\")*");

    public IfMatch {
        tags = List.copyOf(tags);
    }

    /** @throws Refusal 400 for weak tags, which match no state for sure, and for what are no tags */
    public static IfMatch fromString(String header) {
        var tags = header.strip();
        if (!TAGS.matcher(tags).matches()) {
            throw Refusal.badRequest(
                            "malformed-precondition",
                            "If-Match takes strong entity tags such as \"3\"; this was {given}.")
                    .with("given", tags);
        }
        return new IfMatch(Arrays.stream(tags.split(",")).map(String::strip).toList());
    }

    /** The entity tag of a version. */
    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    public boolean any() {
        return tags.contains("*");
    }

    /** @throws Refusal 412 with the present tag when the client knows another state */
    public void check(Versioned present) {
        if (!any() && !tags.contains(tag(present.version()))) {
            throw Refusal.precondition(
                            "stale-version", "This was changed in the meantime; read it again and decide anew.")
                    .with("version", present.version())
                    .header("ETag", tag(present.version()));
        }
    }
}
