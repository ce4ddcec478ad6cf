package nl.druif.ticketclock.live;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.druif.ticketclock.board.ClocksChanged;

/**
 * What somebody has on his board, as far as it takes to know whether a ticket is news to him: of each ticket a short mark.
 * It goes along in his cursor. Used by one thread.
 */
final class Shown {
    /** With more tickets a cursor would not fit a header. */
    private static final int MOST_CARRIED = 200;

    private static final String TOO_MANY = "-";

    private final Map<Long, Integer> marks = new HashMap<>();

    private Shown() {}

    static Shown nothing() {
        return new Shown();
    }

    static Shown of(List<ClocksChanged> board) {
        var shown = new Shown();
        board.forEach(shown::isNews);
        return shown;
    }

    /** Whether it looks otherwise than it was shown last; from now on it was shown like this. */
    boolean isNews(ClocksChanged seen) {
        var ticket = folded(seen.ticket());
        if (seen.clocks().isEmpty()) {
            return marks.remove(ticket) != null;
        }
        var mark = Long.hashCode(folded(seen.fingerprint()));
        var before = marks.put(ticket, mark);
        return before == null || before != mark;
    }

    /** To be carried along; {@link #parse} finds nothing in it when it was too much. */
    String text() {
        if (marks.size() > MOST_CARRIED) {
            return TOO_MANY;
        }
        var bytes = ByteBuffer.allocate(marks.size() * (Long.BYTES + Integer.BYTES));
        marks.forEach((ticket, mark) -> bytes.putLong(ticket).putInt(mark));
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /** @param text as {@link #text} wrote it */
    static Optional<Shown> parse(String text) {
        if (text.equals(TOO_MANY)) {
            return Optional.empty();
        }
        var shown = new Shown();
        var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
        while (bytes.hasRemaining()) {
            shown.marks.put(bytes.getLong(), bytes.getInt());
        }
        return Optional.of(shown);
    }

    private static long folded(UUID id) {
        return id.getMostSignificantBits() ^ id.getLeastSignificantBits();
    }
}
