package nl.druif.ticketclock.replay;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.terms.Attainment;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.Target;
import nl.druif.ticketclock.terms.KnownTerms;

/**
 * What a replay came to.
 *
 * @param tickets        that were read
 * @param unreadable     those of them that could not be judged; they count nowhere else, and the log says why
 * @param changedTickets those of which at least one verdict would be another
 * @param total          over all targets
 * @param digest         SHA-256 of all verdicts on both sides, in hexadecimal: the same for the same facts and terms
 */
public record ReplayResult(
        long tickets,
        long unreadable,
        long changedTickets,
        Changes total,
        List<OfTarget> targets,
        RemedyOutlook remedies,
        String digest) {

    public ReplayResult {
        targets = List.copyOf(targets);
    }

    /** @param stillOpen open before and after */
    public record Changes(
            long metToBreached, long breachedToMet, long newlyPromised, long noLongerPromised, long stillOpen) {
        private static Changes of(Tally.OfTarget tally) {
            var directions = new EnumMap<Direction, Long>(Direction.class);
            tally.cells().stream()
                    .filter(cell -> cell.before() != cell.after())
                    .forEach(cell ->
                            directions.merge(Direction.of(cell.before(), cell.after()), cell.tickets(), Long::sum));
            return new Changes(
                    directions.getOrDefault(Direction.MET_TO_BREACHED, 0L),
                    directions.getOrDefault(Direction.BREACHED_TO_MET, 0L),
                    directions.getOrDefault(Direction.NEWLY_PROMISED, 0L),
                    directions.getOrDefault(Direction.NO_LONGER_PROMISED, 0L),
                    tally.count(Verdict.OPEN, Verdict.OPEN));
        }

        private static Changes sum(List<OfTarget> targets) {
            return new Changes(
                    sum(targets, Changes::metToBreached),
                    sum(targets, Changes::breachedToMet),
                    sum(targets, Changes::newlyPromised),
                    sum(targets, Changes::noLongerPromised),
                    sum(targets, Changes::stillOpen));
        }

        private static long sum(List<OfTarget> targets, ToLongFunction<Changes> part) {
            return targets.stream().map(OfTarget::changes).mapToLong(part).sum();
        }
    }

    /**
     * Tickets by their verdict under one of the two texts.
     *
     * @param percent met of what was met and breached, cut off to three decimals; absent of none
     */
    public record Side(long met, long breached, long open, long excluded, Optional<BigDecimal> percent) {
        private static Side of(Map<Verdict, Long> counts) {
            var met = counts.getOrDefault(Verdict.MET, 0L);
            var breached = counts.getOrDefault(Verdict.BREACHED, 0L);
            var attainment = new Attainment(met, met + breached);
            return new Side(
                    met,
                    breached,
                    counts.getOrDefault(Verdict.OPEN, 0L),
                    counts.getOrDefault(Verdict.EXCLUDED, 0L),
                    attainment.isMeasured() ? Optional.of(attainment.percent(3)) : Optional.empty());
        }
    }

    /** So many tickets went from the one verdict to the other, or stayed. */
    public record Cell(Verdict before, Verdict after, long tickets) {}

    /**
     * A target of an agreement, by its id in both texts.
     *
     * @param reference of the agreement
     */
    public record OfTarget(
            UUID agreement,
            String reference,
            String target,
            Metric metric,
            Nature nature,
            Side before,
            Side after,
            Changes changes,
            List<Cell> matrix) {

        public OfTarget {
            matrix = List.copyOf(matrix);
        }

        private static Optional<OfTarget> of(Tally.OfTarget tally, KnownTerms before, KnownTerms after) {
            var name = tally.target();
            return Stream.of(after, before)
                    .flatMap(terms -> terms.promise(name.agreement()).stream())
                    .flatMap(promise -> target(promise.agreement(), name.target()))
                    .findFirst()
                    .map(target -> new OfTarget(
                            name.agreement(),
                            name.reference(),
                            name.target(),
                            target.metric(),
                            target.nature(),
                            Side.of(counts(tally, Tally.Cell::before)),
                            Side.of(counts(tally, Tally.Cell::after)),
                            Changes.of(tally),
                            tally.cells().stream()
                                    .map(cell -> new Cell(cell.before(), cell.after(), cell.tickets()))
                                    .toList()));
        }

        private static Stream<Target> target(AgreementPublished agreement, String id) {
            return agreement.versions().stream()
                    .flatMap(version -> version.terms().targets().stream())
                    .filter(target -> target.id().equals(id));
        }

        private static Map<Verdict, Long> counts(Tally.OfTarget tally, Function<Tally.Cell, Verdict> side) {
            var counts = new EnumMap<Verdict, Long>(Verdict.class);
            tally.cells().forEach(cell -> counts.merge(side.apply(cell), cell.tickets(), Long::sum));
            return counts;
        }
    }

    static ReplayResult of(Replaying replaying, Tally tally, String digest) {
        var targets = tally.targets().stream()
                .flatMap(each -> OfTarget.of(each, replaying.before(), replaying.after()).stream())
                .toList();
        return new ReplayResult(
                tally.tickets(),
                tally.unreadable(),
                tally.changed(),
                Changes.sum(targets),
                targets,
                RemedyOutlook.of(replaying, tally),
                digest);
    }
}
