package nl.druif.agreement.review;

import java.time.YearMonth;

/**
 * What became of an agreement in a month of its own zone.
 *
 * @param breaches commitments whose time ran out in it; objectives have no say
 * @param judged   commitments decided in it, the excluded ones included
 * @param waivers  breaches of it that were told and taken back
 * @param tickets  that were opened in it
 * @param answers  that were given in it, with {@code stars} all together
 */
record MonthFigures(
        YearMonth month,
        long breaches,
        long judged,
        long excluded,
        long waivers,
        long tickets,
        long answers,
        long stars) {

    static MonthFigures nothingIn(YearMonth month) {
        return new MonthFigures(month, 0, 0, 0, 0, 0, 0, 0);
    }

    MonthFigures plus(MonthFigures more) {
        return new MonthFigures(
                month,
                breaches + more.breaches,
                judged + more.judged,
                excluded + more.excluded,
                waivers + more.waivers,
                tickets + more.tickets,
                answers + more.answers,
                stars + more.stars);
    }
}
