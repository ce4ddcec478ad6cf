package nl.druif.foundation.testing;

import java.security.SecureRandom;
import java.util.Base64;

/** Passwords nobody has seen before. */
public final class Secret {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secret() {}

    /** 144 random bits, in letters that need no quoting in a URL, a shell or SQL. */
    public static String random() {
        var bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(bytes)
                .replace('-', 'x')
                .replace('_', 'y');
    }
}
