package nl.druif.reporting.console;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import nl.druif.foundation.problem.Language;
import nl.druif.reporting.scorecard.Period;
import nl.druif.reporting.scorecard.Share;

/** Numbers, times and months as people of a language write them: {@code 1.234,5}, {@code 3 u 20 min}, {@code oktober 2026}. */
public record Figures(Language language) {

    /** One decimal, cut off: 99,96 % does not read as 100. A dash where there was no case. */
    public String percent(Share share) {
        return share.of() == 0 ? "–" : number(share.percent(1), "#,##0.0") + "%";
    }

    public String percent(BigDecimal percent) {
        return number(percent, "#,##0.##") + "%";
    }

    public String count(long count) {
        return number(BigDecimal.valueOf(count), "#,##0");
    }

    public String count(int count) {
        return count((long) count);
    }

    public String stars(BigDecimal mean) {
        return number(mean, "0.0");
    }

    /** Whole minutes, cut off; below one minute in seconds. */
    public String duration(Duration duration) {
        var hour = language == Language.NL ? " u" : " h";
        var minutes = duration.toMinutesPart() + " min";
        if (duration.toHours() > 0) {
            return count(duration.toHours()) + hour + (duration.toMinutesPart() == 0 ? "" : " " + minutes);
        }
        return duration.toMinutes() > 0 ? minutes : duration.toSecondsPart() + " s";
    }

    public String month(Period period) {
        return format(period, "LLLL yyyy");
    }

    public String shortMonth(Period period) {
        return format(period, "LLL").replace(".", "");
    }

    /** To the minute, on the clocks of a zone. */
    public String moment(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", locale()).format(instant.atZone(zone));
    }

    private String format(Period period, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale()).format(period.month());
    }

    private String number(BigDecimal number, String pattern) {
        var format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(locale()));
        format.setRoundingMode(RoundingMode.DOWN);
        return format.format(number);
    }

    private Locale locale() {
        return language.locale();
    }
}
