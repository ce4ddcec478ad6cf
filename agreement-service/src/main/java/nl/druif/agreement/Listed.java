package nl.druif.agreement;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param total how long the whole list is, when that was asked
 */
public record Listed<T>(List<T> items, OptionalLong total) {

    public <R> Listed<R> map(Function<T, R> change) {
        return new Listed<>(items.stream().map(change).toList(), total);
    }
}
