package nl.druif.reporting.scorecard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.OptionalInt;

/** How often each number of stars was given. One and two stars are unhappy, four and five happy, three is neither. */
public record Answers(int one, int two, int three, int four, int five) {
    public static final Answers NONE = new Answers(0, 0, 0, 0, 0);

    static Answers of(Collection<TicketFact> tickets) {
        var given = new int[6];
        tickets.stream()
                .map(TicketFact::stars)
                .filter(OptionalInt::isPresent)
                .forEach(stars -> given[stars.getAsInt()]++);
        return new Answers(given[1], given[2], given[3], given[4], given[5]);
    }

    public int responses() {
        return one + two + three + four + five;
    }

    public int unhappy() {
        return one + two;
    }

    public int happy() {
        return four + five;
    }

    private int stars() {
        return one + 2 * two + 3 * three + 4 * four + 5 * five;
    }

    /** One decimal, half-even: finer would give single answers away. At least one answer. */
    public BigDecimal mean() {
        return BigDecimal.valueOf(stars()).divide(BigDecimal.valueOf(responses()), 1, RoundingMode.HALF_EVEN);
    }

    /** Compared without division; equal is met. */
    public boolean averages(BigDecimal minimum) {
        return BigDecimal.valueOf(stars()).compareTo(minimum.multiply(BigDecimal.valueOf(responses()))) >= 0;
    }
}
