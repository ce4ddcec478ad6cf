package nl.druif.agreement.agreement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the versions of an agreement, by number, and its end make of it.
 *
 * @param end when it ends before its time; versions that were to begin then never do
 */
public record Lifetime<V extends Staged>(List<V> versions, Optional<Instant> end) {

    public V last() {
        return versions.get(versions.size() - 1);
    }

    public Optional<V> lastSigned() {
        return versions.stream().filter(Staged::isSigned).reduce((one, later) -> later);
    }

    /** Draft, or waiting for signatures: never more than the last. */
    public Optional<V> open() {
        return Optional.of(last()).filter(Staged::isOpen);
    }

    /** The version whose terms hold at a moment: of several the latest. */
    public Optional<V> inForceAt(Instant at) {
        return versions.stream()
                .filter(version -> version.isSigned() && !at.isBefore(version.validFrom()))
                .filter(version -> until(version).map(at::isBefore).orElse(true))
                .reduce((one, later) -> later);
    }

    /** What to show: the version in force, else the newest that both signed, else the newest. */
    V shownAt(Instant at) {
        return inForceAt(at).or(this::lastSigned).orElseGet(this::last);
    }

    public Status statusAt(Instant at) {
        if (inForceAt(at).isPresent()) {
            return Status.ACTIVE;
        }
        if (lastSigned().isPresent()) {
            return isYetToStart(at) ? Status.SIGNED : Status.ENDED;
        }
        return switch (last().state()) {
            case DRAFT, COUNTERED -> Status.DRAFT;
            case PROPOSED -> Status.PROPOSED;
            case SIGNED -> Status.SIGNED;
            case WITHDRAWN -> Status.WITHDRAWN;
        };
    }

    /** When a version stops holding, unless a later one takes over before. */
    Optional<Instant> until(Staged version) {
        return end.filter(at -> version.validUntil().map(at::isBefore).orElse(true))
                .or(version::validUntil);
    }

    /** Whether there is any time left for it. */
    boolean begins(Staged version) {
        return until(version).map(version.validFrom()::isBefore).orElse(true);
    }

    private boolean isYetToStart(Instant at) {
        return versions.stream()
                .anyMatch(version -> version.isSigned()
                        && begins(version)
                        && version.validFrom().isAfter(at));
    }
}
