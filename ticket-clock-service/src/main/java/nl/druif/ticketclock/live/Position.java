package nl.druif.ticketclock.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far news was heard: for each partition of the topic the offset that comes next. It only ever grows, in each of them.
 */
public record Position(List<Long> next) {
    public Position {
        next = List.copyOf(next);
    }

    static Optional<Position> parse(List<String> keys) {
        try {
            return Optional.of(new Position(keys.stream().map(Long::valueOf).toList()));
        } catch (NumberFormatException other) {
            return Optional.empty();
        }
    }

    List<String> keys() {
        return next.stream().map(String::valueOf).toList();
    }

    int partitions() {
        return next.size();
    }

    long next(int partition) {
        return next.get(partition);
    }

    Position after(int partition, long offset) {
        var further = new ArrayList<>(next);
        further.set(partition, Math.max(next.get(partition), offset + 1));
        return new Position(further);
    }

    /** Whether nothing before {@code other} is still to come. */
    boolean reaches(Position other) {
        for (int partition = 0; partition < partitions(); partition++) {
            if (next(partition) < other.next(partition)) {
                return false;
            }
        }
        return true;
    }
}
