package nl.druif.ticketclock.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.druif.ticketclock.ticket.ReportedEvent;

/**
 * All that is known of a ticket: its facts, and what was told of it so far.
 *
 * @param revision    of the last telling of its verdicts, 0 before the first
 * @param judgedHash  of what was told then
 * @param closingTold the closing that was announced last
 */
record History(
        UUID id,
        String source,
        String reference,
        long revision,
        Optional<String> judgedHash,
        Optional<Instant> closingTold,
        List<ReportedEvent> events,
        List<Told> fired,
        List<ClockKey> clocks) {
    History {
        events = List.copyOf(events);
        fired = List.copyOf(fired);
        clocks = List.copyOf(clocks);
    }

    /** Of a ticket that nobody heard of before these facts. */
    static History first(UUID id, List<ReportedEvent> told) {
        var one = told.get(0);
        return new History(
                id, one.source(), one.ticket(), 0, Optional.empty(), Optional.empty(), told, List.of(), List.of());
    }

    /** The same, if only these facts were known. */
    History with(List<ReportedEvent> some) {
        return new History(id, source, reference, revision, judgedHash, closingTold, some, fired, clocks);
    }

    /** Before this, nothing happened to it. */
    Instant start() {
        return events.stream()
                .flatMap(event -> Stream.concat(Stream.of(event.occurredAt()), event.openedAt().stream()))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }
}
