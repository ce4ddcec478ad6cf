package nl.druif.agreement.review;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What gives cause for a review, with what the limit of each counts. */
public enum Trigger {
    /** Months, from the start of the version in force. */
    SCHEDULE(new OnDate(Trigger::scheduled)),
    /** Breaches in a month. */
    BREACHES(new Above(false, month -> Optional.of(Figure.of(month.breaches())))),
    /** Percent of the tickets of a month. */
    VOLUME(new Strayed(Trigger::volume, Figure::strays)),
    /** Percent of the commitments that were decided in a month. */
    EXCLUSIONS(new Above(true, Trigger::excluded)),
    /** Parts of an agreement's months in which the promise was kept and people are unhappy. */
    WATERMELON(new Unseen(true, Observation::watermelons)),
    /** Nothing: one newer version of a calendar is enough. */
    CALENDAR_CHANGE(new Unseen(false, Observation::calendars)),
    /** Nothing: somebody says so. */
    TOOL_CHANGE(new ByHand()),
    /** Days before the end. */
    CONTRACT_END(new OnDate(Trigger::ending)),
    /** Breaches of a month that were told and taken back. */
    WAIVERS(new Above(false, month -> Optional.of(Figure.of(month.waivers())))),
    /** Stars. */
    RATING(new Strayed(Trigger::rating, (measured, normal, limit) -> normal.isAbove(measured, limit))),
    /** Days for which a settlement is open. */
    UNSETTLED(new Unseen(false, Observation::unsettled));

    /** Fewer would say more about chance, and about single people, than about the agreement. */
    private static final int FEWEST_ANSWERS = 5;

    private static final int FEWEST_JUDGED = 10;

    private final Cause cause;

    Trigger(Cause cause) {
        this.cause = cause;
    }

    Cause cause() {
        return cause;
    }

    /** The last day of the row that has come since both had signed. */
    private static Optional<LocalDate> scheduled(Observation seen, BigDecimal months) {
        var turns = ChronoUnit.MONTHS.between(seen.startsOn(), seen.today()) / months.longValue();
        return Optional.of(seen.startsOn().plusMonths(turns * months.longValue()))
                .filter(due -> turns > 0 && due.isAfter(seen.agreedOn()));
    }

    private static Optional<LocalDate> ending(Observation seen, BigDecimal days) {
        return seen.endsOn()
                .filter(end -> !seen.today().isBefore(end.minusDays(days.longValue()))
                        && seen.today().isBefore(end));
    }

    private static Optional<Figure> excluded(MonthFigures month) {
        return month.judged() < FEWEST_JUDGED
                ? Optional.empty()
                : Optional.of(new Figure(100 * month.excluded(), month.judged()));
    }

    private static Optional<Figure> volume(List<MonthFigures> months) {
        return months.isEmpty()
                ? Optional.empty()
                : Optional.of(new Figure(
                        months.stream().mapToLong(MonthFigures::tickets).sum(), months.size()));
    }

    private static Optional<Figure> rating(List<MonthFigures> months) {
        var answers = months.stream().mapToLong(MonthFigures::answers).sum();
        return answers < FEWEST_ANSWERS
                ? Optional.empty()
                : Optional.of(new Figure(
                        months.stream().mapToLong(MonthFigures::stars).sum(), answers));
    }
}
