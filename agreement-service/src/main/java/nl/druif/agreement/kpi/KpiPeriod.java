package nl.druif.agreement.kpi;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.terms.Period;
import nl.druif.foundation.terms.Window;

/** A month, quarter or year as people write it: {@code 2026-05}, {@code 2026-Q2}, {@code 2026}. */
public record KpiPeriod(Period length, LocalDate first) {
    private static final Pattern FORM =
            Pattern.compile("(?<year>20\\d\\d)(-(?<month>0[1-9]|1[0-2])|-Q(?<quarter>[1-4]))?");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static KpiPeriod fromString(String text) {
        var found = FORM.matcher(text);
        if (!found.matches()) {
            var shown = text.substring(0, Math.min(text.length(), 64));
            throw new Faulty(new Fault(
                            "",
                            "NOT_A_PERIOD",
                            "'" + shown + "' is no month, quarter or year such as 2026-05, 2026-Q2 or 2026.")
                    .with("given", shown));
        }
        var year = Integer.parseInt(found.group("year"));
        if (found.group("month") != null) {
            return new KpiPeriod(Period.MONTH, LocalDate.of(year, Integer.parseInt(found.group("month")), 1));
        }
        if (found.group("quarter") != null) {
            var quarter = Integer.parseInt(found.group("quarter"));
            return new KpiPeriod(Period.QUARTER, LocalDate.of(year, (quarter - 1) * Period.QUARTER.months() + 1, 1));
        }
        return new KpiPeriod(Period.YEAR, LocalDate.of(year, 1, 1));
    }

    /** As that place's clocks have it. */
    Window in(ZoneId zone) {
        return new Window(length, first, zone);
    }

    @JsonValue
    @Override
    public String toString() {
        var year = first.getYear();
        return switch (length) {
            case MONTH -> "%d-%02d".formatted(year, first.getMonthValue());
            case QUARTER -> year + "-Q" + ((first.getMonthValue() - 1) / Period.QUARTER.months() + 1);
            case YEAR -> String.valueOf(year);
        };
    }
}
