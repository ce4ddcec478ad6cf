package nl.druif.experience.response;

import java.security.SecureRandom;
import java.util.Base64;
import nl.druif.foundation.problem.Language;

/**
 * What every survey page has around it.
 *
 * @param nonce lets the page's own style in, and no other
 */
record Frame(String language, String nonce) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static Frame in(Language language) {
        var nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        return new Frame(language.tag(), Base64.getEncoder().encodeToString(nonce));
    }

    String contentSecurityPolicy() {
        return "default-src 'none'; style-src 'nonce-" + nonce
                + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }
}
