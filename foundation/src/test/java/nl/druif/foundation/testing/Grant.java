package nl.druif.foundation.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

/** What an authorization code stands for, until it is redeemed once. */
record Grant(Account account, String redirect, String challenge, String nonce) {
    static Grant of(Account account, Form asked) {
        return new Grant(account, asked.get("redirect_uri"), asked.get("code_challenge"), asked.get("nonce"));
    }

    boolean redeemedBy(String address, String verifier) {
        return redirect.equals(address) && challenge.equals(sha256(verifier));
    }

    private static String sha256(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
