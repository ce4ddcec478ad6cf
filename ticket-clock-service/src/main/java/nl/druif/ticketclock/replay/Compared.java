package nl.druif.ticketclock.replay;

import java.util.List;

/** A ticket's verdicts, as they are and as they would be. */
record Compared(Past past, List<Pair> pairs) {

    record Pair(PromisedTarget target, Said before, Said after) {
        boolean isChanged() {
            return before.verdict() != after.verdict();
        }

        Direction direction() {
            return Direction.of(before.verdict(), after.verdict());
        }
    }

    boolean isChanged() {
        return pairs.stream().anyMatch(Pair::isChanged);
    }
}
