package nl.druif.experience.invitation;

import java.util.Optional;
import java.util.stream.Stream;

/** The key that signs, and the one before it, whose links are still out. */
public record LinkKeys(LinkKey current, Optional<LinkKey> previous) {

    public Optional<LinkKey> named(String id) {
        return Stream.concat(Stream.of(current), previous.stream())
                .filter(key -> key.id().equals(id))
                .findFirst();
    }
}
