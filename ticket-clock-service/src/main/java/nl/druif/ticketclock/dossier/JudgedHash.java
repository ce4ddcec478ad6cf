package nl.druif.ticketclock.dossier;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** By which a judgement is known to say what was told before. */
final class JudgedHash {
    private JudgedHash() {}

    /** The same for the same verdicts on a ticket in the same place. */
    static String of(Particulars particulars, List<ReadClock> clocks) {
        var all = new StringJoiner("\n");
        all.add(text(particulars.service()));
        all.add(text(particulars.customer()));
        all.add(text(particulars.priority()));
        all.add(text(particulars.team()));
        all.add(text(particulars.openedAt()));
        all.add(text(particulars.resolvedAt()));
        all.add(text(particulars.closedAt()));
        particulars.cancelledAt().ifPresent(at -> all.add(at.toString()));
        clocks.forEach(clock -> all.add(clock.verdict()));
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As it says itself, without the formatter that it uses for that. */
    static String text(Optional<?> value) {
        return value.map(some -> "Optional[" + some + "]").orElse("Optional.empty");
    }
}
