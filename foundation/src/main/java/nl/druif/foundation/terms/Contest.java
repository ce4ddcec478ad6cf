package nl.druif.foundation.terms;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import nl.druif.foundation.terms.Defeat.Ground;

/**
 * Which of the targets that fit a ticket hold for it: in each line not what another agreement inherited and says anew, then
 * that of the nearest level, then the most specific, then the strictest. Targets that differ only in how often they are to be met (four hours in 95 %, eight in 99 %) are a ladder,
 * which stands whole; and of equals each was promised.
 *
 * @param standing those that hold, in the order in which they were given
 * @param defeats  why the others do not
 */
public record Contest<P>(List<P> standing, List<Defeat<P>> defeats) {

    public Contest {
        standing = List.copyOf(standing);
        defeats = List.copyOf(defeats);
    }

    /** @param firstDue when a promise would be due if nothing stopped its clock; asked only where that decides */
    public static <P> Contest<P> among(List<Contender<P>> contenders, Function<P, Optional<Instant>> firstDue) {
        var lines = new LinkedHashMap<Line, List<Contender<P>>>();
        contenders.forEach(contender -> lines.computeIfAbsent(contender.line(), line -> new ArrayList<>())
                .add(contender));
        if (lines.size() == contenders.size()) {
            return new Contest<>(promises(contenders), List.of());
        }
        var defeats = new ArrayList<Defeat<P>>();
        var standing = new ArrayList<Contender<P>>();
        lines.values().forEach(line -> standing.addAll(decided(line, firstDue, defeats)));
        return new Contest<>(
                promises(contenders.stream().filter(standing::contains).toList()), defeats);
    }

    private static <P> List<P> promises(List<Contender<P>> contenders) {
        return contenders.stream().map(Contender::promise).toList();
    }

    private static <P> List<Contender<P>> decided(
            List<Contender<P>> line, Function<P, Optional<Instant>> firstDue, List<Defeat<P>> defeats) {
        var left = inherited(line, defeats);
        var nearest = left.stream().map(Contender::level).min(Level::compareTo).orElseThrow();
        left = round(left, one -> one.level() == nearest, Ground.LEVEL, defeats);
        var named = left.stream().anyMatch(Contender::namesService);
        left = round(left, one -> one.namesService() == named, Ground.SERVICE, defeats);
        var most = left.stream().mapToInt(Contender::specificity).max().orElseThrow();
        left = round(left, one -> one.specificity() == most, Ground.CONDITION, defeats);
        return left.size() == 1 ? left : strictest(left, firstDue, defeats);
    }

    /** Without those above another one, whose text has them or says otherwise: else a child could never be laxer. */
    private static <P> List<Contender<P>> inherited(List<Contender<P>> line, List<Defeat<P>> defeats) {
        var lowest = line.stream()
                .filter(one -> line.stream().noneMatch(one::isAbove))
                .toList();
        for (var one : line) {
            lowest.stream()
                    .filter(one::isAbove)
                    .findFirst()
                    .ifPresent(heir -> defeats.add(new Defeat<>(one.promise(), heir.promise(), Ground.INHERITANCE)));
        }
        return lowest;
    }

    private static <P> List<Contender<P>> strictest(
            List<Contender<P>> equals, Function<P, Optional<Instant>> firstDue, List<Defeat<P>> defeats) {
        var rungs = new TreeMap<BigDecimal, List<Contender<P>>>();
        equals.forEach(one -> rungs.computeIfAbsent(one.attainment(), percent -> new ArrayList<>())
                .add(one));
        var left = new ArrayList<Contender<P>>();
        for (var rung : rungs.values()) {
            left.addAll(rung.size() == 1 ? rung : earliest(rung, firstDue, defeats));
        }
        return left;
    }

    /** What no calendar can date is never stricter than what has a date. */
    private static <P> List<Contender<P>> earliest(
            List<Contender<P>> rung, Function<P, Optional<Instant>> firstDue, List<Defeat<P>> defeats) {
        var due = new LinkedHashMap<Contender<P>, Instant>();
        rung.forEach(one -> due.put(one, firstDue.apply(one.promise()).orElse(Instant.MAX)));
        var first = due.values().stream().min(Instant::compareTo).orElseThrow();
        return round(rung, one -> first.equals(due.get(one)), Ground.STRICTNESS, defeats);
    }

    private static <P> List<Contender<P>> round(
            List<Contender<P>> contenders, Predicate<Contender<P>> wins, Ground ground, List<Defeat<P>> defeats) {
        var winners = contenders.stream().filter(wins).toList();
        if (winners.size() < contenders.size()) {
            var winner = winners.get(0).promise();
            contenders.stream()
                    .filter(wins.negate())
                    .forEach(loser -> defeats.add(new Defeat<>(loser.promise(), winner, ground)));
        }
        return winners;
    }
}
