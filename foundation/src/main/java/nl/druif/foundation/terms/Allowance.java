package nl.druif.foundation.terms;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import nl.druif.foundation.calendar.BusinessCalendar;

/**
 * The downtime that an availability target leaves in a real window.
 *
 * @param promised the time in which the service had to be there
 * @param downtime the most, in whole milliseconds, with which the target is still met
 */
public record Allowance(Duration promised, Duration downtime) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** A year of the Gregorian calendar has 365.2425 days on average. */
    private static final Duration MEAN_YEAR = Duration.ofSeconds(31_556_952);

    /** @param hours the calendar of the service; round the clock it is not looked at */
    public static Allowance of(AvailabilityTarget target, Window window, BusinessCalendar hours) {
        var promised = switch (target.measuredIn()) {
            case SERVICE_HOURS ->
                Duration.ofMillis(
                        hours.open(window.from().toEpochMilli(), window.until().toEpochMilli()));
            case ROUND_THE_CLOCK -> window.length();
        };
        var downtime = left(target, promised).setScale(0, RoundingMode.FLOOR);
        return new Allowance(promised, Duration.ofMillis(downtime.longValueExact()));
    }

    /**
     * Round the clock in the mean month, quarter or year, to the nearest second: 99.9 % of a mean month leaves 43m50s.
     * To show as just that; no real month is as long.
     */
    public static Duration inTheMean(AvailabilityTarget target) {
        var mean = MEAN_YEAR.multipliedBy(target.window().months()).dividedBy(12);
        return Duration.ofSeconds(left(target, mean)
                .movePointLeft(3)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact());
    }

    public Attainment attainment(Duration down) {
        var promisedMillis = promised.toMillis();
        return new Attainment(promisedMillis - Math.min(down.toMillis(), promisedMillis), promisedMillis);
    }

    /** The most downtime with which the target is still met, in milliseconds and their parts: to add up before it is cut off. */
    public static BigDecimal left(AvailabilityTarget target, Duration promised) {
        return HUNDRED.subtract(target.minimumPercent())
                .multiply(BigDecimal.valueOf(promised.toMillis()))
                .divide(HUNDRED);
    }
}
