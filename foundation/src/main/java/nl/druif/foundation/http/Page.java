package nl.druif.foundation.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A part of a list that may grow while it is read. Cursors are opaque; follow the links.
 *
 * @param next       absent on the last page
 * @param prev       absent on the first page
 * @param totalCount only when asked for with {@code Prefer: return=total-count}
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Page<T>(
        List<T> items, URI self, URI first, Optional<URI> prev, Optional<URI> next, Optional<Long> totalCount) {
    public Page {
        items = List.copyOf(items);
    }
}
