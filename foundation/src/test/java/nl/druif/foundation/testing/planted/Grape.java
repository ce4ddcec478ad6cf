package nl.druif.foundation.testing.planted;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.ZoneId;

/** Offends on purpose: plain by name, it knows a framework, reads a clock and asks the machine for its zone. */
public final class Grape {
    public Uni<Instant> picked() {
        return Uni.createFrom().item(Instant.now());
    }

    public ZoneId zone() {
        return ZoneId.systemDefault();
    }
}
