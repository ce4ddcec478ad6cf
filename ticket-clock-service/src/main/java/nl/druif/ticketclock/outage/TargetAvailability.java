package nl.druif.ticketclock.outage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.druif.foundation.terms.Composition;
import nl.druif.foundation.terms.Entitlement;
import nl.druif.foundation.terms.Granted;
import nl.druif.foundation.terms.MeasuredIn;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.Outcome;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.foundation.terms.Performance;
import nl.druif.foundation.terms.Period;

/**
 * An availability target over its window: of all its services together, and of each.
 *
 * @param minimumPercent as the last version in force in the window has it
 * @param outcome        BREACHED as soon as the budget is overspent; MET when the window is over and it is not
 * @param versions       which version held when
 * @param outages        those that lie in the window, the first {@value #MOST} of {@code outageCount}
 * @param computedRemedies what clauses of the last version come to; not granted
 */
public record TargetAvailability(
        String target,
        Nature nature,
        BigDecimal minimumPercent,
        MeasuredIn measuredIn,
        Composition composition,
        Measured window,
        Outcome outcome,
        Figures figures,
        ErrorBudget budget,
        List<OfService> services,
        List<Held> versions,
        List<OutageBearing> outages,
        int outageCount,
        List<Computed> computedRemedies) {
    private static final int MOST = 1_000;

    public TargetAvailability {
        services = List.copyOf(services);
        versions = List.copyOf(versions);
        outages = List.copyOf(outages);
        computedRemedies = List.copyOf(computedRemedies);
    }

    /** The month, quarter or year, with the hours that the clocks of the place gave it. */
    public record Measured(Period period, Instant from, Instant until, ZoneId timeZone) {}

    /** One of its services, whatever the others did. */
    public record OfService(String service, Figures figures) {}

    /** A version, and how much it promised. */
    public record Held(int version, Instant from, Instant until, BigDecimal minimumPercent) {}

    /**
     * What a clause comes to for this target and window alone, as if nothing more happened until its end and nothing else had
     * been granted: whoever grants it looks at caps over several targets and windows too.
     */
    public record Computed(String clause, Entitlement entitlement) {}

    static TargetAvailability of(Pledge pledge, Happened happened, boolean remedies) {
        var target = pledge.target();
        var uptimes = pledge.uptimes(happened);
        var figures = Figures.of(uptimes, happened.asOf());
        var budget = ErrorBudget.of(uptimes, happened.asOf());
        var window = new Measured(target.window(), pledge.from(), pledge.until(), pledge.zone());
        var outages = OutageBearing.of(
                uptimes,
                new Spans.Span(pledge.from().toEpochMilli(), pledge.until().toEpochMilli()),
                happened);
        return new TargetAvailability(
                target.id(),
                target.nature(),
                target.minimumPercent(),
                target.measuredIn(),
                target.composition().orElse(Composition.SERIES),
                window,
                outcome(figures, budget, window, happened.asOf()),
                figures,
                budget,
                services(pledge, happened),
                pledge.parts().stream().map(TargetAvailability::held).toList(),
                outages.stream().limit(MOST).toList(),
                outages.size(),
                remedies ? computed(pledge, uptimes, figures) : List.of());
    }

    private static Outcome outcome(Figures figures, ErrorBudget budget, Measured window, Instant asOf) {
        if (budget.isOverspent()) {
            return Outcome.BREACHED;
        }
        if (asOf.isBefore(window.until())) {
            return Outcome.OPEN;
        }
        return figures.measured().isZero() && !figures.promised().isZero() ? Outcome.EXCLUDED : Outcome.MET;
    }

    private static List<OfService> services(Pledge pledge, Happened happened) {
        return pledge.services(happened).stream()
                .map(service -> new OfService(service, Figures.of(pledge.uptimes(service, happened), happened.asOf())))
                .toList();
    }

    private static Held held(Pledge.Part part) {
        return new Held(
                part.reign().version().version(),
                part.reign().from(),
                part.reign().until(),
                part.target().minimumPercent());
    }

    private static List<Computed> computed(Pledge pledge, List<Uptime> uptimes, Figures figures) {
        var performance = new Performance(figures.measured().toMillis(), lost(uptimes));
        return pledge.terms().remedies().stream()
                .filter(clause -> clause.measures().contains(pledge.target().id()))
                .map(clause -> new Computed(
                        clause.id(),
                        clause.entitlement(
                                pledge.terms().fee(), pledge.window(), performance, Granted.NOTHING, Optional.empty())))
                .toList();
    }

    private static Map<PartyRole, Long> lost(List<Uptime> uptimes) {
        var lost = new EnumMap<PartyRole, Long>(PartyRole.class);
        uptimes.forEach(uptime -> uptime.lost().forEach((party, part) -> lost.merge(party, part, Long::sum)));
        return lost;
    }
}
