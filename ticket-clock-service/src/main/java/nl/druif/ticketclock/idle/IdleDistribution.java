package nl.druif.ticketclock.idle;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How the tickets lay that were solved in time between two instants.
 *
 * @param idleAbovePercent a ticket that lay for more of its counted time was left lying
 */
public record IdleDistribution(Instant from, Instant until, int idleAbovePercent, List<Group> groups) {
    public IdleDistribution {
        groups = List.copyOf(groups);
    }

    /**
     * @param team   that held the tickets last, where teams are told apart; absent: all of them, or those that no team held
     * @param met    tickets that were solved in time and of which it is known how they lay
     * @param shares how many of them lay for which share of their counted time
     * @param p50    the percentage that half of them did not exceed, to show: cut off after two decimals
     */
    public record Group(
            Optional<String> team, long met, long leftLying, List<Share> shares, BigDecimal p50, BigDecimal p90) {
        public Group {
            shares = List.copyOf(shares);
        }

        /** @param tenths how many lay for less than a tenth, for less than two, and so on up to all of it */
        static Group of(
                Optional<String> team, long met, long leftLying, List<Long> tenths, BigDecimal p50, BigDecimal p90) {
            return new Group(
                    team,
                    met,
                    leftLying,
                    IntStream.range(0, tenths.size())
                            .mapToObj(tenth -> new Share(tenth * 10, tenth * 10 + 10, tenths.get(tenth)))
                            .toList(),
                    p50,
                    p90);
        }
    }

    /** @param untilPercent not included, but in the last one: all of its time belongs to it */
    public record Share(int fromPercent, int untilPercent, long tickets) {}
}
