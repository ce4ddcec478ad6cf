package nl.druif.foundation.http;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Which rows a store reads for one page: {@link #limit} of them, ordered by the keys of the list (their last one unique),
 * from the row behind {@link #from} onwards; backwards in the opposite order, as they come.
 *
 * @param size     of the page; the one more row that is read tells whether there is another page
 * @param from     keys of the row where the last page ended, as text
 * @param counting whether the client wants the number of all rows too
 * @param self     the request's own URL
 * @param binding  what a cursor of this list is signed with beside its keys
 */
public record Cut(int size, Optional<List<String>> from, boolean backward, boolean counting, URI self, String binding) {

    public int limit() {
        return size + 1;
    }

    /** {@code ">"} or {@code "<"}: how a row's keys compare with {@link #from}. */
    public String beyond() {
        return backward ? "<" : ">";
    }

    /** {@code "asc"} or {@code "desc"}. */
    public String direction() {
        return backward ? "desc" : "asc";
    }
}
