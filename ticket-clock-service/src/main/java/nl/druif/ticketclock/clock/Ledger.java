package nl.druif.ticketclock.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.calendar.BusinessCalendar;
import nl.druif.foundation.calendar.Stretch;
import nl.druif.foundation.calendar.WorkingDuration;
import nl.druif.foundation.terms.PartyRole;

/** Explains every millisecond of a cycle: its pieces, cut at openings, closings and exclusions. */
final class Ledger {
    private final Course course;
    private final Pieces pieces;
    private final Room room;
    private final List<LedgerSegment> segments = new ArrayList<>();

    private Ledger(Course course, Pieces pieces, Room room) {
        this.course = course;
        this.pieces = pieces;
        this.room = room;
    }

    static List<LedgerSegment> of(Course course, Pieces pieces, Room room) {
        var ledger = new Ledger(course, pieces, room);
        for (int piece = 0; piece < pieces.count; piece++) {
            ledger.explain(piece);
        }
        return ledger.segments;
    }

    /** The ledger up to the due time; what is not past yet as it will be if the clock runs on. */
    static List<LedgerSegment> untilDue(Course course, Pieces pieces, List<LedgerSegment> past, long dueAt, Room room) {
        var ledger = new Ledger(course, pieces, room);
        ledger.segments.addAll(past);
        var end = pieces.to[pieces.last];
        if (dueAt > end && dueAt - end <= WorkingDuration.LONGEST.toMillis()) {
            ledger.explainOpeningHours(pieces.last, Pieces.Mode.RUNNING, end, dueAt);
        }
        ledger.cutAt(Instant.ofEpochMilli(dueAt));
        return ledger.segments;
    }

    static List<IllegitimatePause> illegitimatePauses(Pieces pieces) {
        var pauses = new ArrayList<IllegitimatePause>();
        for (int piece = 0; piece < pieces.count; piece++) {
            if (pieces.illegitimate[piece]) {
                var counted = pieces.calendar[piece].open(pieces.from[piece], pieces.to[piece]);
                pauses.add(new IllegitimatePause(
                        Instant.ofEpochMilli(pieces.from[piece]),
                        Instant.ofEpochMilli(pieces.to[piece]),
                        Duration.ofMillis(counted)));
            }
        }
        return pauses;
    }

    private void explain(int piece) {
        var from = Instant.ofEpochMilli(pieces.from[piece]);
        var to = Instant.ofEpochMilli(pieces.to[piece]);
        if (pieces.mode[piece] == Pieces.Mode.IGNORED) {
            add(from, to, Phase.IGNORED, cause(piece), Optional.empty(), Optional.empty());
            return;
        }
        explainOpeningHours(piece, pieces.mode[piece], pieces.from[piece], pieces.to[piece]);
    }

    private void explainOpeningHours(int piece, Pieces.Mode mode, long from, long to) {
        var calendar = pieces.calendar[piece];
        // Step by step, not as a list: ten years of a busy calendar would fill the heap before they are found too long.
        for (long at = from; at < to; ) {
            var until = Math.min(to, calendar.changeAfter(at));
            var stretch = stretch(calendar, at, until);
            switch (stretch.kind()) {
                case CLOSED -> add(stretch, Phase.CLOSED);
                case HOLIDAY -> add(stretch, Phase.HOLIDAY);
                case OPEN -> explainOpen(piece, mode, stretch);
            }
            at = until;
        }
    }

    private static Stretch stretch(BusinessCalendar calendar, long from, long until) {
        var start = Instant.ofEpochMilli(from);
        return new Stretch(
                start,
                Instant.ofEpochMilli(until),
                calendar.kindAt(from),
                calendar.closedFor(from),
                calendar.versionAt(start).orElse(""));
    }

    private void explainOpen(int piece, Pieces.Mode mode, Stretch stretch) {
        var version = version(stretch);
        if (mode == Pieces.Mode.PAUSED) {
            add(
                    stretch.from(),
                    stretch.until(),
                    Phase.PAUSED,
                    cause(piece),
                    version,
                    Optional.ofNullable(pieces.party[piece]));
            return;
        }
        var excluded = pieces.excluded[piece];
        var until = stretch.until().toEpochMilli();
        for (long at = stretch.from().toEpochMilli(); at < until; ) {
            var edge = excluded.edgeAfter(at, until);
            var from = Instant.ofEpochMilli(at);
            var to = Instant.ofEpochMilli(edge);
            var exclusion = excluded.at(at);
            if (exclusion.isPresent()) {
                var signed = exclusion.get();
                append(new LedgerSegment(
                        from,
                        to,
                        Phase.EXCLUDED,
                        Optional.empty(),
                        Optional.of(signed.clause()),
                        version,
                        Optional.of(signed.party()),
                        Optional.empty()));
            } else {
                add(from, to, Phase.COUNTED, cause(piece), version, Optional.empty());
            }
            at = edge;
        }
    }

    private Optional<String> cause(int piece) {
        return Optional.of(course.event[pieces.cause[piece]]);
    }

    private static Optional<String> version(Stretch stretch) {
        return Optional.of(stretch.version()).filter(name -> !name.isEmpty());
    }

    private void add(Stretch stretch, Phase phase) {
        append(new LedgerSegment(
                stretch.from(),
                stretch.until(),
                phase,
                Optional.empty(),
                Optional.empty(),
                version(stretch),
                Optional.empty(),
                stretch.name()));
    }

    private void add(
            Instant from,
            Instant to,
            Phase phase,
            Optional<String> cause,
            Optional<String> version,
            Optional<PartyRole> party) {
        append(new LedgerSegment(from, to, phase, cause, Optional.empty(), version, party, Optional.empty()));
    }

    private void cutAt(Instant end) {
        segments.removeIf(segment -> !segment.from().isBefore(end));
        var last = segments.size() - 1;
        if (last >= 0 && segments.get(last).to().isAfter(end)) {
            segments.set(last, segments.get(last).until(end));
        }
    }

    private void append(LedgerSegment segment) {
        room.takeText(segment.causeEvent().map(String::length).orElse(0));
        var last = segments.size() - 1;
        if (last >= 0 && segment.continues(segments.get(last))) {
            segments.set(last, segments.get(last).until(segment.to()));
        } else {
            segments.add(segment);
        }
    }
}
