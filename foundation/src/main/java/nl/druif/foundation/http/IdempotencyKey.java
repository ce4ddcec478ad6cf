package nl.druif.foundation.http;

import java.util.regex.Pattern;
import nl.druif.foundation.problem.Refusal;

/** A client's own name for one request: a quoted string (RFC 8941), or the same without the quotes. */
record IdempotencyKey(String value) {
    static final String HEADER = "Idempotency-Key";
    private static final Pattern QUOTED = Pattern.compile("\"([\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]{1,255})\"");
    private static final Pattern BARE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,255}");

    static IdempotencyKey fromString(String header) {
        var quoted = QUOTED.matcher(header.strip());
        if (quoted.matches()) {
            return new IdempotencyKey(quoted.group(1));
        }
        if (!BARE.matcher(header.strip()).matches()) {
            throw Refusal.badRequest(
                    "malformed-idempotency-key", "Idempotency-Key takes one string of 1 to 255 printable characters.");
        }
        return new IdempotencyKey(header.strip());
    }
}
