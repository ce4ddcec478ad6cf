package nl.druif.foundation.terms;

import java.math.BigDecimal;
import java.util.Optional;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;

/**
 * What makes the parties look at their agreement again.
 *
 * @param limit in the unit of its kind; {@code CONTRACT_END} is 90 days when left out
 */
public record ReviewTrigger(Kind kind, Optional<BigDecimal> limit) {
    private static final BigDecimal USUAL_NOTICE = BigDecimal.valueOf(90);

    public enum Kind {
        /** More breaches in a month than the limit. */
        BREACHES("0", "1000000", true),
        /** The number of tickets in a month moved by more than this percentage. */
        VOLUME("1", "1000", false),
        /** More than this percentage of the commitments that were decided in a month was excluded. */
        EXCLUSIONS("0", "100", false),
        WATERMELON,
        CALENDAR_CHANGE,
        TOOL_CHANGE,
        /** So many days before the agreement ends. */
        CONTRACT_END("1", "3660", true),
        /** More waivers in a month than the limit. */
        WAIVERS("0", "1000000", true),
        /** The average rating of a month fell by more than so many stars. */
        RATING("0.1", "4", false);

        private final Optional<BigDecimal> least;
        private final BigDecimal most;
        private final boolean whole;

        Kind() {
            least = Optional.empty();
            most = BigDecimal.ZERO;
            whole = false;
        }

        Kind(String least, String most, boolean whole) {
            this.least = Optional.of(new BigDecimal(least));
            this.most = new BigDecimal(most);
            this.whole = whole;
        }

        public boolean hasLimit() {
            return least.isPresent();
        }

        private boolean allows(BigDecimal limit) {
            return least.filter(bound -> limit.compareTo(bound) >= 0).isPresent()
                    && limit.compareTo(most) <= 0
                    && (!whole || limit.stripTrailingZeros().scale() <= 0);
        }
    }

    public ReviewTrigger {
        limit = kind == Kind.CONTRACT_END && limit.isEmpty() ? Optional.of(USUAL_NOTICE) : limit;
        var faults = new Faults();
        if (kind.hasLimit() != limit.isPresent()) {
            faults.add(new Fault(
                            "/limit",
                            kind.hasLimit() ? "LIMIT_NEEDED" : "LIMIT_HAS_NO_MEANING",
                            kind.hasLimit()
                                    ? kind + " needs a limit."
                                    : kind + " has no limit; it happens or it does not.")
                    .with("given", kind));
        } else if (limit.isPresent() && !kind.allows(limit.get())) {
            faults.add(new Fault(
                            "/limit",
                            "LIMIT_OUT_OF_RANGE",
                            limit.get().toPlainString() + " is no limit of " + kind + ", which is " + numbers(kind)
                                    + " from " + kind.least.orElseThrow() + " to " + kind.most + ".")
                    .with("given", limit.get().toPlainString())
                    .with("least", kind.least.orElseThrow())
                    .with("most", kind.most));
        }
        faults.refuse();
    }

    private static String numbers(Kind kind) {
        return kind.whole ? "a whole number" : "a number";
    }
}
