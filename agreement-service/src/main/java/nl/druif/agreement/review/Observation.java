package nl.druif.agreement.review;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is known of an agreement on a day of its own zone.
 *
 * @param heldSince  the first day on which any version held
 * @param startsOn   of the version in force
 * @param agreedOn   when both had signed that
 * @param endsOn     the day on which it runs out by itself; empty where it does not, or where its end was decided
 * @param months     oldest first; a month without any fact may be missing
 * @param watermelons parts in which promise and feeling part
 * @param calendars  those of which there is a newer version than what was signed
 * @param unsettled  settlements that are open for too long
 */
record Observation(
        LocalDate today,
        LocalDate heldSince,
        LocalDate startsOn,
        LocalDate agreedOn,
        Optional<LocalDate> endsOn,
        List<MonthFigures> months,
        List<ReviewItem> watermelons,
        List<ReviewItem> calendars,
        List<ReviewItem> unsettled) {
    private static final int LOOKED_BACK = 3;

    Observation {
        months = months.stream()
                .sorted(Comparator.comparing(MonthFigures::month))
                .toList();
        watermelons = List.copyOf(watermelons);
        calendars = List.copyOf(calendars);
        unsettled = List.copyOf(unsettled);
    }

    /** The month that is over, if the agreement held in all of it. */
    Optional<MonthFigures> lastMonth() {
        return whole(YearMonth.from(today).minusMonths(1));
    }

    /** Those before the last one, at most three, in all of which the agreement held. */
    List<MonthFigures> monthsBefore() {
        return IntStream.rangeClosed(2, 1 + LOOKED_BACK)
                .mapToObj(back -> whole(YearMonth.from(today).minusMonths(back)))
                .flatMap(Optional::stream)
                .toList();
    }

    Stream<MonthFigures> monthsOver() {
        var current = YearMonth.from(today);
        return months.stream().filter(month -> month.month().isBefore(current));
    }

    private Optional<MonthFigures> whole(YearMonth month) {
        return month.atDay(1).isBefore(heldSince) ? Optional.empty() : Optional.of(figures(month));
    }

    private MonthFigures figures(YearMonth month) {
        return months.stream()
                .filter(each -> each.month().equals(month))
                .findFirst()
                .orElseGet(() -> MonthFigures.nothingIn(month));
    }
}
