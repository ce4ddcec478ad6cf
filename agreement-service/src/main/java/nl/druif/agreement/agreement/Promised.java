package nl.druif.agreement.agreement;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.druif.foundation.calendar.BusinessCalendar;
import nl.druif.foundation.terms.Contender;
import nl.druif.foundation.terms.Contest;
import nl.druif.foundation.terms.Level;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.Reach;
import nl.druif.foundation.terms.Target;
import nl.druif.foundation.terms.Terms;

/** The targets of terms, asked for many combinations of facts at once. */
final class Promised {
    final Terms terms;
    private final Optional<String> by;
    private final Instant from;
    private final Map<Facts, Contest<Target>> decided = new HashMap<>();
    private final Map<String, Set<String>> segments = new HashMap<>();
    private final Map<BusinessCalendar, List<Instant>> samples = new IdentityHashMap<>();

    /**
     * @param by   the team or supplier that promises; empty: a promise to customers
     * @param from the arrival by which the strictest of equals is told
     */
    Promised(Terms terms, Optional<String> by, Instant from) {
        this.terms = terms;
        this.by = by;
        this.from = from;
    }

    Contest<Target> contest(Facts facts) {
        return decided.computeIfAbsent(
                facts,
                asked -> Contest.among(
                        terms.targets().stream()
                                .filter(target -> asked.fit(target, segmentsOf(asked.customer())))
                                .map(target -> Contender.of(
                                        target,
                                        target,
                                        by,
                                        "",
                                        new Reach(Level.CUSTOMER, List.of()),
                                        !terms.services().isEmpty()))
                                .toList(),
                        target -> due(target, asked.service(), from)));
    }

    Set<String> segmentsOf(String customer) {
        return segments.computeIfAbsent(customer, terms::segmentsOf);
    }

    List<Target> standing(Facts facts, Metric metric, Nature nature) {
        return contest(facts).standing().stream()
                .filter(target -> target.metric() == metric && target.nature() == nature)
                .toList();
    }

    Optional<BusinessCalendar> calendar(Target target, String service) {
        return terms.calendarOf(target, service);
    }

    Optional<Instant> due(Target target, String service, Instant arrival) {
        return calendar(target, service).flatMap(calendar -> target.firstDue(calendar, arrival));
    }

    /** Arrivals among which the worst is looked for: those that matter in the hours of a target. */
    List<Instant> sample(Target target, String service) {
        return calendar(target, service)
                .map(calendar -> samples.computeIfAbsent(calendar, hours -> Arrivals.sample(hours, from)))
                .orElse(List.of());
    }

    /** Of several that stand the first to be due: a ladder is climbed from there. */
    Optional<Target> strictest(Facts facts, Metric metric, Nature nature) {
        return standing(facts, metric, nature).stream()
                .min(Comparator.comparing(
                        target -> due(target, facts.service(), from).orElse(Instant.MAX)));
    }
}
