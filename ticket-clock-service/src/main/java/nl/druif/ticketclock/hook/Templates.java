package nl.druif.ticketclock.hook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.druif.foundation.json.StrictJson;

/** The mappings that come with the service, one for each kind of system. */
final class Templates {
    private final Map<HookSource, HookMapping> mappings = new EnumMap<>(HookSource.class);

    Templates(StrictJson json) {
        for (var source : HookSource.values()) {
            mappings.put(source, json.read(text(source), HookMapping.class));
        }
    }

    HookMapping of(HookSource source) {
        return Objects.requireNonNull(mappings.get(source));
    }

    List<MappingTemplate> all() {
        return Arrays.stream(HookSource.values())
                .map(source -> new MappingTemplate(source, of(source)))
                .toList();
    }

    private static byte[] text(HookSource source) {
        try (var resource = Templates.class.getResourceAsStream("/hook/" + source.inPath() + ".json")) {
            return Objects.requireNonNull(resource, source.inPath()).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
