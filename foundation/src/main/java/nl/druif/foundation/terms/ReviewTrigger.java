package nl.druif.foundation.terms;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What makes the parties look at their agreement again.
 *
 * @param limit in the unit of its kind
 */
public record ReviewTrigger(Kind kind, Optional<BigDecimal> limit) {

    public enum Kind {
        /** More breaches in a month than the limit. */
        BREACHES,
        /** The number of tickets in a month moved by more than this percentage. */
        VOLUME,
        /** More than this percentage of the time of a month was excluded. */
        EXCLUSIONS,
        WATERMELON,
        CALENDAR_CHANGE,
        TOOL_CHANGE,
        /** So many days before the agreement ends. */
        CONTRACT_END,
        /** More waivers in a month than the limit. */
        WAIVERS,
        /** The average rating of a month fell by more than so many stars. */
        RATING;
    }
}
