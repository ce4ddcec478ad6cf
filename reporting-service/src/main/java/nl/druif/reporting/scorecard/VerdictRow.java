package nl.druif.reporting.scorecard;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.druif.foundation.event.TicketJudged;
import nl.druif.foundation.event.TicketJudged.JudgedClock;

/** What an agreement's commitments say of a ticket that came to its end, as the table has it. */
record VerdictRow(
        UUID ticket,
        UUID agreement,
        Standing standing,
        String reference,
        Optional<String> service,
        Optional<String> priority,
        Optional<String> team,
        Instant openedAt,
        Instant endedAt) {

    /** One per agreement under which a clock ran; none while the ticket is open. */
    static Stream<VerdictRow> of(TicketJudged judged) {
        var ended = judged.resolvedAt().or(judged::closedAt);
        return ended.stream()
                .flatMap(endedAt -> judged.clocks().stream()
                        .collect(Collectors.groupingBy(clock -> clock.clock().agreement()))
                        .entrySet()
                        .stream()
                        .map(ours -> of(judged, ours.getKey(), ours.getValue(), endedAt)));
    }

    private static VerdictRow of(TicketJudged judged, UUID agreement, Collection<JudgedClock> clocks, Instant endedAt) {
        return new VerdictRow(
                judged.ticket(),
                agreement,
                Standing.of(clocks),
                judged.reference(),
                judged.service(),
                judged.priority(),
                judged.team(),
                judged.openedAt(),
                endedAt);
    }
}
