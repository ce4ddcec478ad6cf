package nl.druif.ticketclock.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.foundation.terms.Target;

/** Says in words how a due time comes about: what the ledger holds until then, and what is to come. */
final class Explanation {
    /** Beyond this, days of counting with nights between them are said in one sentence. */
    private static final int MOST_SEGMENTS = 12;

    private final ZoneId zone;
    private final Room room;
    private final List<Sentence> sentences = new ArrayList<>();

    private Explanation(ZoneId zone, Room room) {
        this.zone = zone;
        this.room = room;
    }

    /**
     * @param segments of the ledger, and from its end on as if the clock ran, until the due time
     * @param zone     whose walls and clocks people look at
     */
    static List<Sentence> of(Reading reading, Target target, List<LedgerSegment> segments, ZoneId zone, Room room) {
        var explanation = new Explanation(zone, room);
        explanation.promised(target, reading.version());
        reading.startedAt().ifPresent(explanation::started);
        explanation.tell(segments);
        reading.dueAt().ifPresent(at -> explanation.due(at, reading.dueIfResumedNow()));
        explanation.conclude(reading);
        return explanation.sentences;
    }

    private void promised(Target target, int version) {
        say(words -> (words == Wording.NL ? "norm " : "target ") + target.id()
                + (words == Wording.NL ? " van versie " : " of version ") + version
                + ": " + time(words, target)
                + conditions(words, target));
    }

    private static String time(Wording words, Target target) {
        return target.duration()
                .map(duration -> words.length(duration.length())
                        + (words == Wording.NL ? " in openingstijd" : " of opening hours"))
                .or(() -> target.wallClockDays()
                        .map(days -> days + (words == Wording.NL ? " kalenderdagen" : " calendar days")))
                .or(() ->
                        target.workingDays().map(days -> days + (words == Wording.NL ? " werkdagen" : " working days")))
                .orElseThrow();
    }

    /** Why this target and not a more general one. */
    private static String conditions(Wording words, Target target) {
        return only(words == Wording.NL ? "prioriteit" : "priority", target.priorities())
                + only(words == Wording.NL ? "dienst" : "service", target.services())
                + only(words == Wording.NL ? "soort" : "request type", target.requestTypes())
                + only("team", target.team().stream().toList());
    }

    private static String only(String what, List<String> names) {
        return names.isEmpty() ? "" : ", " + what + " " + String.join(", ", names);
    }

    private void started(Instant at) {
        say(words -> (words == Wording.NL ? "begonnen op " : "started on ") + words.full(at, zone));
    }

    private void tell(List<LedgerSegment> segments) {
        for (int i = 0; i < segments.size(); ) {
            var run = segments.size() > MOST_SEGMENTS ? endOfRun(segments, i) : i + 1;
            if (run - i > 2) {
                tellRun(segments.subList(i, run));
            } else {
                run = i + 1;
                tell(segments.get(i));
            }
            i = run;
        }
    }

    private static int endOfRun(List<LedgerSegment> segments, int start) {
        var end = start;
        while (end < segments.size()
                && (segments.get(end).phase() == Phase.COUNTED
                        || segments.get(end).phase() == Phase.CLOSED)) {
            end++;
        }
        return end;
    }

    private void tellRun(List<LedgerSegment> run) {
        var counted = run.stream()
                .filter(segment -> segment.phase() == Phase.COUNTED)
                .map(LedgerSegment::length)
                .reduce(Duration.ZERO, Duration::plus);
        var from = run.get(0).from();
        var to = run.get(run.size() - 1).to();
        say(words -> words == Wording.NL
                ? "geteld " + words.length(counted) + " in openingstijd " + between(words, from, to)
                : "counted " + words.length(counted) + " of opening hours " + between(words, from, to));
    }

    private void tell(LedgerSegment segment) {
        var from = segment.from();
        var to = segment.to();
        switch (segment.phase()) {
            case COUNTED ->
                say(words -> words == Wording.NL
                        ? "geteld " + words.length(segment.length()) + " " + during(words, from, to)
                        : "counted " + words.length(segment.length()) + " " + during(words, from, to));
            case CLOSED -> say(words -> (words == Wording.NL ? "gesloten " : "closed ") + between(words, from, to));
            case HOLIDAY ->
                say(words -> segment.name().orElse(words == Wording.NL ? "feestdag" : "holiday") + " "
                        + between(words, from, to));
            case PAUSED ->
                say(words -> (words == Wording.NL ? "gepauzeerd " : "paused ")
                        + words.length(segment.length())
                        + attributed(words, segment)
                        + " "
                        + between(words, from, to));
            case EXCLUDED ->
                say(words -> (words == Wording.NL ? "uitgesloten " : "excluded ")
                        + words.length(segment.length())
                        + clause(words, segment)
                        + attributed(words, segment)
                        + " "
                        + between(words, from, to));
            case IGNORED ->
                say(words -> (words == Wording.NL
                                ? "opgelost en later heropend, telt niet mee "
                                : "resolved and reopened later, does not count ")
                        + between(words, from, to));
        }
    }

    private void due(Instant at, boolean ifResumedNow) {
        say(words -> {
            var text = (words == Wording.NL ? "verloopt op " : "due on ") + words.full(at, zone);
            if (!ifResumedNow) {
                return text;
            }
            return text + (words == Wording.NL ? ", als er nu verder wordt gewerkt" : ", if work resumes now");
        });
    }

    private void conclude(Reading reading) {
        reading.breachedAt()
                .ifPresent(at -> say(words ->
                        (words == Wording.NL ? "overschreden sinds " : "breached since ") + words.full(at, zone)));
        reading.stoppedAt()
                .ifPresent(at -> say(words -> {
                    var cancelled = reading.state() == ClockState.CANCELLED;
                    var verb = words == Wording.NL
                            ? cancelled ? "vervallen op " : "gestopt op "
                            : cancelled ? "cancelled on " : "stopped on ";
                    return verb
                            + words.full(at, zone)
                            + (words == Wording.NL ? " na " : " after ")
                            + words.length(reading.counted())
                            + (words == Wording.NL ? " servicetijd" : " of service time");
                }));
    }

    /** On one day, or from one moment to another. */
    private String during(Wording words, Instant from, Instant to) {
        var day = words.day(from, zone);
        return day.equals(words.day(to, zone))
                ? (words == Wording.NL ? "op " : "on ") + day + " (" + words.time(from, zone) + "–"
                        + words.time(to, zone) + ")"
                : between(words, from, to);
    }

    private String between(Wording words, Instant from, Instant to) {
        return words == Wording.NL
                ? "van " + words.moment(from, zone) + " tot " + words.moment(to, zone)
                : "from " + words.moment(from, zone) + " to " + words.moment(to, zone);
    }

    private static String attributed(Wording words, LedgerSegment segment) {
        return segment.party()
                .map((PartyRole party) -> " (" + words.party(party) + ")")
                .orElse("");
    }

    private static String clause(Wording words, LedgerSegment segment) {
        return segment.clause()
                .map(clause -> (words == Wording.NL ? " volgens " : " by ") + clause)
                .orElse("");
    }

    private void say(Function<Wording, String> text) {
        var sentence = new Sentence(text.apply(Wording.NL), text.apply(Wording.EN));
        room.takeText(sentence.nl().length());
        room.takeText(sentence.en().length());
        sentences.add(sentence);
    }
}
