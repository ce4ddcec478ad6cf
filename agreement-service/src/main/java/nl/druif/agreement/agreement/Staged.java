package nl.druif.agreement.agreement;

import java.time.Instant;
import java.util.Optional;

/** How far a version has come and when it holds, whatever it says. */
interface Staged {
    int number();

    VersionState state();

    Instant validFrom();

    Optional<Instant> validUntil();

    default boolean isOpen() {
        return switch (state()) {
            case DRAFT, PROPOSED -> true;
            case COUNTERED, SIGNED, WITHDRAWN -> false;
        };
    }

    default boolean isSigned() {
        return state() == VersionState.SIGNED;
    }
}
