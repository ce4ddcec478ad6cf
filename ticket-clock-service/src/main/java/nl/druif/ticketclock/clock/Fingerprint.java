package nl.druif.ticketclock.clock;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** A digest of all that a ticket's clocks say: two readings that agree to the millisecond have the same. */
public final class Fingerprint {
    private Fingerprint() {}

    /** SHA-256, in hexadecimal, over one line for each clock and each segment of its ledger. */
    public static String of(TicketReading reading) {
        var text = new StringBuilder();
        reading.clocks().forEach(clock -> append(text, clock));
        reading.superseded()
                .forEach(verdict -> line(
                        text,
                        "superseded",
                        verdict.version(),
                        verdict.clock(),
                        verdict.cycle(),
                        verdict.outcome(),
                        verdict.dueAt(),
                        verdict.stoppedAt(),
                        verdict.breachedAt()));
        reading.anomalies().forEach(anomaly -> line(text, "anomaly", anomaly.kind(), anomaly.event()));
        return HexFormat.of().formatHex(sha256(text));
    }

    private static void append(StringBuilder text, Reading clock) {
        line(
                text,
                "clock",
                clock.version(),
                clock.clock(),
                clock.cycle(),
                clock.state(),
                clock.outcome(),
                clock.startedAt(),
                clock.dueAt(),
                clock.stoppedAt(),
                clock.breachedAt(),
                clock.counted(),
                clock.calendarElapsed());
        clock.warnings().forEach(warning -> line(text, "warning", warning.threshold(), warning.at()));
        clock.ledger()
                .forEach(segment -> line(
                        text,
                        "segment",
                        segment.from(),
                        segment.to(),
                        segment.phase(),
                        segment.causeEvent(),
                        segment.clause(),
                        segment.calendarVersion(),
                        segment.party(),
                        segment.name()));
        clock.illegitimatePauses()
                .forEach(pause -> line(text, "illegitimate", pause.from(), pause.to(), pause.counted()));
    }

    /** Lengths go before the parts, so that no two different lines read the same. */
    private static void line(StringBuilder text, Object... parts) {
        for (var part : parts) {
            var written = String.valueOf(part instanceof Optional<?> maybe ? maybe.orElse(null) : part);
            text.append(written.length()).append(':').append(written).append(' ');
        }
        text.append('\n');
    }

    private static byte[] sha256(CharSequence text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
