package nl.druif.reporting.scorecard;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.druif.foundation.event.TicketJudged;
import nl.druif.foundation.event.TicketJudged.JudgedClock;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.Outcome;

/** A judged clock as the table has it. */
record ClockRow(
        UUID ticket,
        String reference,
        Optional<String> service,
        Optional<String> priority,
        Optional<String> team,
        UUID id,
        int cycle,
        UUID agreement,
        int version,
        String target,
        Metric metric,
        Nature nature,
        Outcome outcome,
        Optional<Instant> startedAt,
        Optional<Instant> dueAt,
        Optional<Instant> breachedAt,
        Optional<Instant> stoppedAt,
        Instant placedAt,
        long countedMillis,
        long elapsedMillis,
        Optional<Long> idleMillis) {

    static Stream<ClockRow> of(TicketJudged judged) {
        return judged.clocks().stream().map(clock -> of(judged, clock));
    }

    private static ClockRow of(TicketJudged judged, JudgedClock judgedClock) {
        var clock = judgedClock.clock();
        return new ClockRow(
                judged.ticket(),
                judged.reference(),
                judged.service(),
                judged.priority(),
                judged.team(),
                clock.id(),
                clock.cycle(),
                clock.agreement(),
                clock.version(),
                clock.target(),
                clock.metric(),
                clock.nature(),
                judgedClock.outcome(),
                judgedClock.startedAt(),
                judgedClock.dueAt(),
                judgedClock.breachedAt(),
                judgedClock.stoppedAt(),
                placedAt(judged, judgedClock),
                judgedClock.counted().toMillis(),
                judgedClock.calendarElapsed().toMillis(),
                judgedClock.idle().map(Duration::toMillis));
    }

    /** A breach counts where time ran out, any other verdict where the clock stopped, an open clock where it began. */
    private static Instant placedAt(TicketJudged judged, JudgedClock clock) {
        var decided = switch (clock.outcome()) {
            case BREACHED -> clock.breachedAt().or(clock::stoppedAt);
            case MET, EXCLUDED -> clock.stoppedAt();
            case OPEN -> Optional.<Instant>empty();
        };
        return decided.or(clock::startedAt).orElse(judged.openedAt());
    }
}
