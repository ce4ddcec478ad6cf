package nl.druif.foundation.identity;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Names for things: opaque, in the order of their making, not to be guessed (RFC 9562, version 7). */
public final class Uuid7 {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long LAST_OF_A_MILLISECOND = 0xFFF;

    private Uuid7() {}

    public static UUID at(Instant now) {
        return at(now.toEpochMilli());
    }

    /** After another, also when that was made in the same millisecond or by a clock that is ahead. */
    public static UUID after(UUID last, Instant now) {
        var high = last.getMostSignificantBits();
        var millisecond = high >>> 16;
        if (now.toEpochMilli() > millisecond) {
            return at(now);
        }
        var next = at(millisecond + 1);
        return (high & LAST_OF_A_MILLISECOND) == LAST_OF_A_MILLISECOND
                ? next
                : new UUID(high + 1, next.getLeastSignificantBits());
    }

    private static UUID at(long millisecond) {
        var random = new byte[10];
        RANDOM.nextBytes(random);
        long high = (millisecond << 16) | 0x7000 | ((random[0] & 0x0F) << 8) | (random[1] & 0xFF);
        long low = 0;
        for (int i = 2; i < random.length; i++) {
            low = (low << 8) | (random[i] & 0xFF);
        }
        return new UUID(high, (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
    }

    /** The same name for the same words, for what must not be told twice under two names. */
    public static UUID derivedFrom(Object... words) {
        var text = new StringBuilder();
        for (var word : words) {
            text.append(word).append('\u001f');
        }
        return UUID.nameUUIDFromBytes(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
