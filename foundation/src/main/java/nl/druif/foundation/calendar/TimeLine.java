package nl.druif.foundation.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The versions of a calendar, each on the stretches of time it holds for. Where two overlap, the later listed holds. */
final class TimeLine {

    /** Half-open, in epoch milliseconds. */
    record Piece(long from, long until, OpeningHours hours, String version) {
        ZoneId zone() {
            return hours.timeZone().id();
        }
    }

    private final List<Piece> pieces;
    private final ZoneId zone;

    private TimeLine(List<Piece> pieces, ZoneId zone) {
        this.pieces = pieces;
        this.zone = zone;
    }

    static TimeLine of(List<CalendarVersion> versions) {
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("a calendar has at least one version");
        }
        var pieces = new ArrayList<Piece>();
        var taken = new Spans();
        for (int i = versions.size() - 1; i >= 0; i--) {
            var version = versions.get(i);
            var zone = version.hours().timeZone().id();
            var from = version.from().map(date -> startOf(date, zone)).orElse(Horizon.FROM);
            var until = version.until().map(date -> startOf(date, zone)).orElse(Horizon.UNTIL);
            var free = new Spans();
            free.add(Math.max(from, Horizon.FROM), Math.min(until, Horizon.UNTIL));
            for (int j = 0; j < taken.count(); j++) {
                free.remove(taken.from(j), taken.until(j));
            }
            for (int j = 0; j < free.count(); j++) {
                pieces.add(new Piece(free.from(j), free.until(j), version.hours(), version.version()));
            }
            taken.add(from, until);
        }
        pieces.sort(Comparator.comparingLong(Piece::from));
        var last = versions.get(versions.size() - 1);
        return new TimeLine(List.copyOf(pieces), last.hours().timeZone().id());
    }

    List<Piece> pieces() {
        return pieces;
    }

    /** The zone of the version listed last. */
    ZoneId zone() {
        return zone;
    }

    Optional<Piece> pieceAt(long at) {
        for (var piece : pieces) {
            if (at >= piece.from && at < piece.until) {
                return Optional.of(piece);
            }
        }
        return Optional.empty();
    }

    /** Where the stretch without a gap between versions that holds this instant starts; refuses when there is none. */
    long knownFrom(long at) {
        var from = known(at).from;
        for (int i = pieces.size() - 1; i >= 0; i--) {
            from = pieces.get(i).until == from ? pieces.get(i).from : from;
        }
        return from;
    }

    long knownUntil(long at) {
        var until = known(at).until;
        for (var piece : pieces) {
            until = piece.from == until ? piece.until : until;
        }
        return until;
    }

    boolean neverOpens() {
        return pieces.stream()
                .allMatch(piece -> piece.hours.weekly().openSeconds() == 0
                        && piece.hours.extraOpenings().isEmpty());
    }

    boolean neverCloses() {
        return neverNamesClosings()
                && pieces.stream().allMatch(piece -> piece.hours.weekly().openSeconds() == WeeklyHours.WEEK);
    }

    boolean neverNamesClosings() {
        return pieces.stream()
                .allMatch(piece ->
                        piece.hours.closed().isEmpty() && piece.hours.holidays().isEmpty());
    }

    /** The first instant after this one at which another version holds. */
    long versionChangeAfter(long at) {
        for (var piece : pieces) {
            if (piece.from > at) {
                return piece.from;
            }
        }
        return BusinessCalendar.NEVER;
    }

    /** Not less than the open milliseconds between two instants, found without compiling what lies between. */
    long mostOpen(long from, long until) {
        var seconds = 0L;
        for (var piece : pieces) {
            var length = Math.min(until, piece.until) - Math.max(from, piece.from);
            if (length > 0) {
                var weeks = length / Week.MILLIS + 2;
                // Two clock changes a year lengthen an open night by an hour or two; a day in four weeks is plenty.
                seconds += weeks * piece.hours.weekly().openSeconds() + weeks / 4 * TimeOfDay.DAY;
                for (var extra : piece.hours.extraOpenings()) {
                    seconds += extra.until() - extra.from().second();
                }
            }
        }
        return seconds * 1000;
    }

    /** Refuses a time that no version knows. */
    CalendarHorizonPassed refusal(long asked) {
        var from = pieces.stream().mapToLong(Piece::from).min().orElse(Horizon.FROM);
        var until = pieces.stream().mapToLong(Piece::until).max().orElse(Horizon.FROM);
        return refused(asked, from, until);
    }

    /** Refuses a time that cannot be reached from another one that is known. */
    CalendarHorizonPassed refusal(long asked, long known) {
        return refused(asked, knownFrom(known), knownUntil(known));
    }

    private static CalendarHorizonPassed refused(long asked, long from, long until) {
        // Far instants have years that no calendar can print.
        var near = Math.max(Horizon.FROM - 1, Math.min(asked, Horizon.UNTIL));
        var year = Instant.ofEpochMilli(near).atZone(ZoneOffset.UTC).getYear();
        return new CalendarHorizonPassed(year, Instant.ofEpochMilli(from), Instant.ofEpochMilli(until));
    }

    private Piece known(long at) {
        return pieceAt(at).or(() -> pieceAt(at - 1)).orElseThrow(() -> refusal(at));
    }

    private static long startOf(LocalDate date, ZoneId zone) {
        return WallClock.startOf(zone, date).toEpochMilli();
    }
}
