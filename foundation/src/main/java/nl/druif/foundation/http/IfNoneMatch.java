package nl.druif.foundation.http;

import java.util.Arrays;
import nl.druif.foundation.problem.Refusal;

/** What a client has already (RFC 9110 §13.1.2), or with {@code *}: that there must be nothing yet. */
public record IfNoneMatch(String header) {
    public static final String HEADER = "If-None-Match";

    public static IfNoneMatch fromString(String header) {
        return new IfNoneMatch(header.strip());
    }

    /** Compared weakly, as reading may be. */
    public boolean matches(String tag) {
        return header.equals("*")
                || Arrays.stream(header.split(","))
                        .map(String::strip)
                        .anyMatch(known -> known.equals(tag) || known.equals("W/" + tag));
    }

    /** @throws Refusal 412 when only nothing may be replaced, and there is something */
    public void check(Versioned present) {
        if (matches(IfMatch.tag(present.version()))) {
            throw Refusal.precondition("already-exists", "There is something here already.")
                    .header("ETag", IfMatch.tag(present.version()));
        }
    }
}
