package nl.druif.ticketclock.outage;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import nl.druif.foundation.terms.Attainment;

/**
 * How much of the time that was promised a service, or several together, were there.
 *
 * @param promised   in the whole window
 * @param excluded   of that: counts neither for nor against
 * @param measured   of that: the rest
 * @param elapsed    of what is measured: until now
 * @param downtime   in what elapsed, with each outage rounded as the agreement says
 * @param attainment of what elapsed
 */
public record Figures(
        Duration promised,
        Duration excluded,
        Duration measured,
        Duration elapsed,
        Duration downtime,
        Share attainment) {

    /**
     * A fraction; nothing is decided by the percentage.
     *
     * @param kept    in milliseconds
     * @param of      in milliseconds
     * @param percent to show: cut off after three decimals; of nothing, everything was kept
     */
    public record Share(long kept, long of, BigDecimal percent) {
        static Share of(Attainment attainment) {
            return new Share(attainment.kept(), attainment.of(), attainment.percent(3));
        }
    }

    static Figures of(List<Uptime> uptimes, Instant asOf) {
        var promised = sum(uptimes, uptime -> uptime.promised().length());
        var measured = sum(uptimes, uptime -> uptime.measured().length());
        var elapsed = sum(uptimes, uptime -> uptime.elapsed(asOf).length());
        var downtime = sum(uptimes, Uptime::downtime);
        return new Figures(
                Duration.ofMillis(promised),
                Duration.ofMillis(promised - measured),
                Duration.ofMillis(measured),
                Duration.ofMillis(elapsed),
                Duration.ofMillis(downtime),
                Share.of(new Attainment(elapsed - downtime, elapsed)));
    }

    private static long sum(List<Uptime> uptimes, ToLongFunction<Uptime> part) {
        return uptimes.stream().mapToLong(part).sum();
    }
}
