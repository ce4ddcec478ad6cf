package nl.druif.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
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

    synchronized String of(String name) {
        var secret = known.getProperty(name);
        return secret == null ? made(name) : secret;
    }

    private String made(String name) {
        var secret = Secret.random();
        known.setProperty(name, secret);
        try (var out = Files.newBufferedWriter(file)) {
            known.store(out, "Made for this machine only.");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep secrets in " + file + ".", e);
        }
        return secret;
    }
}
