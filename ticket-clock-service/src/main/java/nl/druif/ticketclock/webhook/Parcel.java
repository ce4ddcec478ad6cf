package nl.druif.ticketclock.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.druif.foundation.tenancy.TenantId;

/**
 * A delivery that somebody has claimed.
 *
 * @param claim   his; when another has claimed it since, he has nothing to say about it any more
 * @param tries   this one included
 * @param secrets that are valid now, as the other side knows them
 */
record Parcel(
        TenantId tenant,
        UUID webhook,
        UUID delivery,
        UUID claim,
        int tries,
        String url,
        String body,
        List<String> secrets) {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";

    /** One signature for each secret. */
    String signatures(Instant at) {
        var signed = delivery + "." + at.getEpochSecond() + "." + body;
        return secrets.stream().map(secret -> "v1," + signature(secret, signed)).collect(Collectors.joining(" "));
    }

    private static String signature(String secret, String signed) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Its secrets are nobody's business. */
    @Override
    public String toString() {
        return "delivery " + delivery + " of webhook " + webhook;
    }
}
