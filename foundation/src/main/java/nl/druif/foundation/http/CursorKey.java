package nl.druif.foundation.http;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.jboss.logging.Logger;

/** The key that cursors are signed with: the same in all processes of a service that is given one. */
@Singleton
class CursorKey {
    private static final Logger LOG = Logger.getLogger(CursorKey.class);

    private final byte[] bytes;

    CursorKey(HttpConfig config) {
        bytes = config.cursorKeyFile()
                .map(CursorKey::content)
                .or(config::cursorKey)
                .map(CursorKey::decode)
                .orElseGet(CursorKey::random);
    }

    byte[] bytes() {
        return bytes;
    }

    private static String content(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("druif.http.cursor-key-file " + file, unreadable);
        }
    }

    private static byte[] decode(String text) {
        var key = Base64.getDecoder().decode(text);
        if (key.length < 32) {
            throw new IllegalStateException("druif.http.cursor-key holds less than 32 bytes");
        }
        return key;
    }

    private static byte[] random() {
        LOG.info("druif.http.cursor-key is not set: page cursors end with this process");
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return key;
    }
}
