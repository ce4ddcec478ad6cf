package nl.druif.ticketclock.outage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.terms.Allowance;

/**
 * The downtime that a promise leaves in its window, and how fast it goes.
 *
 * @param allowed        in the whole window; with so much the promise is still kept
 * @param left           of it
 * @param overspent      beyond it
 * @param usedPercent    of what was allowed, to show; absent when nothing was
 * @param elapsedPercent of the measured time of the window, to show
 * @param burn           over the last hour, six hours, day and three days of the window
 */
public record ErrorBudget(
        Duration allowed,
        Duration used,
        Duration left,
        Duration overspent,
        Optional<BigDecimal> usedPercent,
        BigDecimal elapsedPercent,
        State state,
        List<Burn> burn) {
    private static final List<Duration> LOOKING_BACK =
            List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(3));

    public ErrorBudget {
        burn = List.copyOf(burn);
    }

    /** Whether it will last. */
    public enum State {
        OK,
        /** More of it is used than of the window has elapsed: at this pace it does not last. */
        AT_RISK,
        /** Nothing is left. The promise is broken only when it is overspent. */
        EXHAUSTED
    }

    /**
     * @param over     so long until now, within the window
     * @param measured in that time
     * @param downtime in that time, before rounding
     * @param rate     1 uses the budget up exactly at the end of the window; absent when nothing is allowed
     */
    public record Burn(Duration over, Duration measured, Duration downtime, Optional<BigDecimal> rate) {}

    static ErrorBudget of(List<Uptime> uptimes, Instant asOf) {
        var figures = Figures.of(uptimes, asOf);
        var allowed = millis(allowed(uptimes));
        var used = figures.downtime().toMillis();
        var elapsed = figures.elapsed().toMillis();
        var measured = figures.measured().toMillis();
        return new ErrorBudget(
                Duration.ofMillis(allowed),
                Duration.ofMillis(used),
                Duration.ofMillis(Math.max(0, allowed - used)),
                Duration.ofMillis(Math.max(0, used - allowed)),
                percent(used, allowed),
                percent(elapsed, measured).orElse(BigDecimal.ZERO),
                state(used, allowed, elapsed, measured),
                LOOKING_BACK.stream().map(over -> burn(uptimes, over, asOf)).toList());
    }

    boolean isOverspent() {
        return !overspent.isZero();
    }

    private static State state(long used, long allowed, long elapsed, long measured) {
        if (used == 0) {
            return State.OK;
        }
        if (used >= allowed) {
            return State.EXHAUSTED;
        }
        var lasting = BigDecimal.valueOf(allowed).multiply(BigDecimal.valueOf(elapsed));
        return BigDecimal.valueOf(used).multiply(BigDecimal.valueOf(measured)).compareTo(lasting) > 0
                ? State.AT_RISK
                : State.OK;
    }

    private static Burn burn(List<Uptime> uptimes, Duration over, Instant asOf) {
        var end = uptimes.stream()
                .mapToLong(uptime -> uptime.stretch().until())
                .max()
                .orElse(0);
        var until = Math.min(end, asOf.toEpochMilli());
        var last = uptimes.stream()
                .map(uptime -> uptime.between(until - over.toMillis(), until))
                .toList();
        var measured = last.stream().mapToLong(Uptime.Between::measured).sum();
        var downtime = last.stream().mapToLong(Uptime.Between::downtime).sum();
        var allowed = last.stream().map(Uptime.Between::allowed).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Burn(
                over,
                Duration.ofMillis(measured),
                Duration.ofMillis(downtime),
                allowed.signum() == 0
                        ? Optional.empty()
                        : Optional.of(BigDecimal.valueOf(downtime).divide(allowed, 2, RoundingMode.HALF_EVEN)));
    }

    private static BigDecimal allowed(List<Uptime> uptimes) {
        return uptimes.stream()
                .map(uptime -> Allowance.left(
                        uptime.target(), Duration.ofMillis(uptime.measured().length())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static long millis(BigDecimal exact) {
        return exact.setScale(0, RoundingMode.FLOOR).longValueExact();
    }

    private static Optional<BigDecimal> percent(long part, long whole) {
        return whole == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(part)
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(whole), 2, RoundingMode.FLOOR));
    }
}
