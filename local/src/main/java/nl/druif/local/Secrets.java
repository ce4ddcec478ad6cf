package nl.druif.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.function.Supplier;
import nl.druif.foundation.testing.Secret;

/** Passwords and keys of this machine's suite: made when first asked for, then kept in a file only its owner reads. */
final class Secrets {
    private final Path file;
    private final Properties known = new Properties();

    private Secrets(Path file) {
        this.file = file;
    }

    static Secrets keptIn(Path file) {
        var secrets = new Secrets(file);
        try {
            OwnersOnly.made(file);
            try (var in = Files.newBufferedReader(file)) {
                secrets.known.load(in);
            }
            return secrets;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep secrets in " + file + ".", e);
        }
    }

    /** A password. */
    String of(String name) {
        return kept(name, Secret::random);
    }

    /** A key to sign with: 32 random bytes in base64. */
    String key(String name) {
        return kept(name, Secrets::randomKey);
    }

    private static String randomKey() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private synchronized String kept(String name, Supplier<String> made) {
        var secret = known.getProperty(name);
        if (secret != null) {
            return secret;
        }
        secret = made.get();
        known.setProperty(name, secret);
        try (var out = Files.newBufferedWriter(file)) {
            known.store(out, "Made for this machine only.");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep secrets in " + file + ".", e);
        }
        return secret;
    }
}
