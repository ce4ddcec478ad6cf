package nl.druif.ticketclock.replay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import nl.druif.foundation.json.IsoInstant;

/**
 * What became of the tickets of one batch.
 *
 * @param changes    those of which a verdict would be another, with their place in the batch
 * @param digest     SHA-256 over all verdicts, in the order of the tickets, in hexadecimal
 * @param unreadable tickets that could not be judged, and why
 */
record Batch(Tally tally, List<Changed> changes, String digest, Map<UUID, RuntimeException> unreadable) {
    /** Tickets in a batch. The digest is taken batch by batch, so it hangs on this. */
    static final int SIZE = 1_000;

    /** @param item its place among the targets of the ticket */
    record Changed(int place, int item, Past past, Compared.Pair pair) {}

    /** @param reading of each ticket; empty where nothing had been heard of it */
    static Batch of(Map<UUID, Supplier<Optional<Past>>> reading, Comparison comparison, Zones before, Zones after) {
        var compared = new ArrayList<Compared>(reading.size());
        var changes = new ArrayList<Changed>();
        var unreadable = new LinkedHashMap<UUID, RuntimeException>();
        var text = new StringBuilder();
        var place = 0;
        for (var ticket : reading.entrySet()) {
            try {
                var found = ticket.getValue().get().map(comparison::compare);
                if (found.isPresent()) {
                    compared.add(found.get());
                    append(text, found.get());
                    collect(changes, place, found.get());
                }
            } catch (RuntimeException bug) {
                unreadable.put(ticket.getKey(), bug);
            }
            place++;
        }
        return new Batch(Tally.of(compared, unreadable.size(), before, after), changes, sha256(text), unreadable);
    }

    /** Of those of all batches, in their order. */
    static String digest(List<String> digests) {
        return sha256(String.join("\n", digests));
    }

    private static void collect(List<Changed> changes, int place, Compared compared) {
        for (int item = 0; item < compared.pairs().size(); item++) {
            var pair = compared.pairs().get(item);
            if (pair.isChanged()) {
                changes.add(new Changed(place, item, compared.past(), pair));
            }
        }
    }

    /** Names that people chose, not our own ids: the same facts and terms elsewhere come to the same. */
    private static void append(StringBuilder text, Compared compared) {
        append(text, compared.past().source());
        append(text, compared.past().reference());
        for (var pair : compared.pairs()) {
            append(text, pair.target().reference());
            append(text, pair.target().target());
            append(text, pair.before());
            append(text, pair.after());
        }
        text.append('\n');
    }

    private static void append(StringBuilder text, Said said) {
        append(text, said.verdict().name());
        append(text, said.decidedAt().map(IsoInstant::text).orElse(""));
    }

    /** Lengths go before the parts, so that no two different lines read the same. */
    private static void append(StringBuilder text, String part) {
        text.append(part.length()).append(':').append(part).append(' ');
    }

    private static String sha256(CharSequence text) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
