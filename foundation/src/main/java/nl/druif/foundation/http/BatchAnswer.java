package nl.druif.foundation.http;

import java.util.List;
import java.util.Optional;
import nl.druif.foundation.problem.Problem;

/** What became of each thing of a batch, in its order. */
public record BatchAnswer<R>(List<Item<R>> items) {
    public BatchAnswer {
        items = List.copyOf(items);
    }

    /**
     * @param status  what a request with this alone would have been answered with
     * @param receipt what came of it, where that can be told
     * @param problem why it is not 200 or 201; its pointers go into the batch
     */
    public record Item<R>(int index, int status, Optional<R> receipt, Optional<Problem> problem) {}
}
