package nl.druif.agreement.agreement;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A version without its words: all that a list needs, read without the rest. */
record VersionHead(
        UUID agreement,
        int number,
        VersionState state,
        Instant validFrom,
        @Nullable Instant until,
        @Nullable Instant proposed)
        implements Staged {

    @Override
    public Optional<Instant> validUntil() {
        return Optional.ofNullable(until);
    }

    boolean wasProposed() {
        return proposed != null;
    }
}
