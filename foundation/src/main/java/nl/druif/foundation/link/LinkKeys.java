package nl.druif.foundation.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/** The key that signs, and the one before it, whose links are still out. */
public record LinkKeys(LinkKey current, Optional<LinkKey> previous) {

    /** A key as it is configured: base64 of at least {@value LinkKey#SHORTEST} bytes, or a file that holds it. */
    public record Setting(String name, Optional<String> text, Optional<Path> file) {
        Optional<LinkKey> key() {
            return text.or(() -> file.map(this::read))
                    .map(base64 -> LinkKey.of(Base64.getDecoder().decode(base64.strip())));
        }

        public boolean isGiven() {
            return text.isPresent() || file.isPresent();
        }

        private String read(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException unreadable) {
                throw new UncheckedIOException("The key " + name + " cannot be read from " + file + ".", unreadable);
            }
        }
    }

    /**
     * @param mayBeMadeUp whether a key that lives as long as the process will do where none is given
     * @throws IllegalStateException when none is given, and none may be made up
     */
    public static LinkKeys of(Setting current, Setting previous, boolean mayBeMadeUp) {
        var given = current.key();
        if (given.isEmpty() && !mayBeMadeUp) {
            throw new IllegalStateException("A key is needed: set " + current.name() + " to base64 of at least "
                    + LinkKey.SHORTEST + " random bytes, or " + current.name() + "-file to a file that holds it.");
        }
        return new LinkKeys(given.orElseGet(LinkKeys::random), previous.key());
    }

    public Optional<LinkKey> named(String id) {
        return Stream.concat(Stream.of(current), previous.stream())
                .filter(key -> key.id().equals(id))
                .findFirst();
    }

    private static LinkKey random() {
        var secret = new byte[LinkKey.SHORTEST];
        new SecureRandom().nextBytes(secret);
        return LinkKey.of(secret);
    }
}
