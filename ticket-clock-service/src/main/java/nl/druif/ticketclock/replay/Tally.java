package nl.druif.ticketclock.replay;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of some tickets, counted.
 *
 * @param unreadable those that could not be judged; they are in nothing else
 * @param changed    those of which at least one verdict would be another
 */
record Tally(long tickets, long unreadable, long changed, List<OfTarget> targets) {

    /**
     * @param cells  tickets by their verdict before and after
     * @param before by the month in which it was decided, in the zone of the agreement
     */
    record OfTarget(PromisedTarget target, List<Cell> cells, List<OfMonth> before, List<OfMonth> after) {
        long count(Verdict was, Verdict is) {
            return cells.stream()
                    .filter(cell -> cell.before() == was && cell.after() == is)
                    .mapToLong(Cell::tickets)
                    .sum();
        }

        private static OfTarget sum(PromisedTarget target, List<OfTarget> some) {
            var cells = new TreeMap<Verdict, Map<Verdict, Long>>();
            some.stream()
                    .flatMap(each -> each.cells().stream())
                    .forEach(cell -> cells.computeIfAbsent(cell.before(), none -> new TreeMap<>())
                            .merge(cell.after(), cell.tickets(), Long::sum));
            return new OfTarget(
                    target,
                    cells.entrySet().stream()
                            .flatMap(row -> row.getValue().entrySet().stream()
                                    .map(cell -> new Cell(row.getKey(), cell.getKey(), cell.getValue())))
                            .toList(),
                    OfMonth.sum(some.stream().map(OfTarget::before).toList()),
                    OfMonth.sum(some.stream().map(OfTarget::after).toList()));
        }
    }

    record Cell(Verdict before, Verdict after, long tickets) {}

    /** Verdicts that count for or against: {@code kept} of {@code of}. */
    record OfMonth(YearMonth month, long kept, long of) {
        private static List<OfMonth> sum(Collection<List<OfMonth>> some) {
            var months = new TreeMap<YearMonth, OfMonth>();
            some.forEach(all -> all.forEach(each -> months.merge(
                    each.month(),
                    each,
                    (one, other) -> new OfMonth(one.month, one.kept + other.kept, one.of + other.of))));
            return List.copyOf(months.values());
        }

        private static List<OfMonth> of(List<Said> said, ZoneId zone) {
            var counting = new ArrayList<OfMonth>();
            for (var each : said) {
                if (each.verdict() == Verdict.MET || each.verdict() == Verdict.BREACHED) {
                    var month = YearMonth.from(each.decidedAt().orElseThrow().atZone(zone));
                    counting.add(new OfMonth(month, each.verdict() == Verdict.MET ? 1 : 0, 1));
                }
            }
            return sum(List.of(counting));
        }
    }

    static Tally of(List<Compared> tickets, long unreadable, Zones before, Zones after) {
        var byTarget = new TreeMap<PromisedTarget, List<Compared.Pair>>(
                tickets.stream().flatMap(ticket -> ticket.pairs().stream()).collect(groupingBy(Compared.Pair::target)));
        var targets = new ArrayList<OfTarget>();
        byTarget.forEach((target, pairs) -> targets.add(OfTarget.sum(
                target,
                List.of(new OfTarget(
                        target,
                        pairs.stream()
                                .map(pair -> new Cell(
                                        pair.before().verdict(), pair.after().verdict(), 1))
                                .toList(),
                        OfMonth.of(pairs.stream().map(Compared.Pair::before).toList(), before.of(target.agreement())),
                        OfMonth.of(
                                pairs.stream().map(Compared.Pair::after).toList(), after.of(target.agreement())))))));
        return new Tally(
                tickets.size() + unreadable,
                unreadable,
                tickets.stream().filter(Compared::isChanged).count(),
                targets);
    }

    static Tally sum(List<Tally> some) {
        var byTarget = new TreeMap<PromisedTarget, List<OfTarget>>(some.stream()
                .flatMap(each -> each.targets().stream())
                .collect(groupingBy(OfTarget::target, mapping(each -> each, toList()))));
        var targets = new ArrayList<OfTarget>();
        byTarget.forEach((target, all) -> targets.add(OfTarget.sum(target, all)));
        return new Tally(
                some.stream().mapToLong(Tally::tickets).sum(),
                some.stream().mapToLong(Tally::unreadable).sum(),
                some.stream().mapToLong(Tally::changed).sum(),
                targets);
    }
}
