package nl.druif.reporting.scorecard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.Outcome;

/** The facts of one slice, with nothing hidden yet: never leaves this package. */
record Cut(List<ClockFact> clocks, List<TicketFact> tickets) {

    /** By what they are called along the dimension; the empty name is for what has none. */
    static Map<String, Cut> along(Dimension dimension, Cut whole) {
        var clocks = whole.clocks.stream().collect(Collectors.groupingBy(clock -> name(clock.place(), dimension)));
        var tickets = whole.tickets.stream().collect(Collectors.groupingBy(ticket -> name(ticket.place(), dimension)));
        var cuts = new TreeMap<String, Cut>();
        clocks.forEach((name, some) -> cuts.put(name, new Cut(some, tickets.getOrDefault(name, List.of()))));
        tickets.forEach((name, some) -> cuts.putIfAbsent(name, new Cut(List.of(), some)));
        return cuts;
    }

    List<TargetScore> targets(Promise promise) {
        return clocks.stream()
                .collect(Collectors.groupingBy(ClockFact::target, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(some -> TargetScore.of(some, promise))
                .toList();
    }

    Answers answers() {
        return Answers.of(tickets);
    }

    Answers answers(Standing standing) {
        return Answers.of(
                tickets.stream().filter(ticket -> ticket.standing() == standing).toList());
    }

    int invited() {
        return (int) tickets.stream().filter(TicketFact::invited).count();
    }

    /**
     * Tickets solved in time that lay untouched for more than half of the time that counted, of those of which it is known
     * when they were touched; empty when it is known of none.
     */
    Optional<Share> idleWhileGreen() {
        var met = clocks.stream()
                .filter(clock -> clock.metric() == Metric.TIME_TO_RESOLVE && clock.nature() == Nature.COMMITMENT)
                .filter(clock -> clock.outcome() == Outcome.MET && clock.idle().isPresent())
                .toList();
        var lay = met.stream().filter(ClockFact::layIdle).count();
        return met.isEmpty() ? Optional.empty() : Optional.of(new Share(lay, met.size()));
    }

    private static String name(Place place, Dimension dimension) {
        return place.along(dimension).orElse("");
    }
}
