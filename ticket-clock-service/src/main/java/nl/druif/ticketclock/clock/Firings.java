package nl.druif.ticketclock.clock;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is to be told after a new reading.
 *
 * @param fire     was not told yet
 * @param withdraw was told, and is not so any more
 */
public record Firings(List<Firing> fire, List<Firing> withdraw) {
    public Firings {
        fire = List.copyOf(fire);
        withdraw = List.copyOf(withdraw);
    }

    /**
     * Compares what was told with what is so. A warning is told while there is something to be warned of: not for a clock
     * that ended, and not for one that was breached when it was first read. A firing that merely moved is not told again.
     *
     * @param told  and not withdrawn since
     * @param known the cycles that were read before
     */
    public static Firings after(Collection<Firing> told, Set<CycleName> known, List<Reading> now) {
        var happened = now.stream().flatMap(Firing::of).toList();
        var fire = now.stream()
                .flatMap(reading -> tellable(reading, known.contains(reading.name())))
                .filter(firing -> told.stream().noneMatch(firing::isSameAs))
                .toList();
        var withdraw = told.stream()
                .filter(firing -> happened.stream().noneMatch(firing::isSameAs))
                .toList();
        return new Firings(fire, withdraw);
    }

    private static Stream<Firing> tellable(Reading reading, boolean known) {
        var warns = reading.isOpen() && (known || reading.breachedAt().isEmpty());
        return Firing.of(reading).filter(firing -> warns || firing.isBreach());
    }
}
