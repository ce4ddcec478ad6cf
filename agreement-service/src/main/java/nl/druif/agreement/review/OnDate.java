package nl.druif.agreement.review;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A day has come. It is a baseline of its own: another day gives cause again, the same one never.
 *
 * @param day the day that has come last, if any has
 */
record OnDate(Days day) implements Cause {

    @FunctionalInterface
    interface Days {
        Optional<LocalDate> come(Observation seen, BigDecimal limit);
    }

    @Override
    public Optional<ReviewEvidence> evidence(Observation seen, BigDecimal limit, Mark normal) {
        return day.come(seen, limit).map(due -> ReviewEvidence.due(due, limit));
    }

    @Override
    public Mark mark(Observation seen, Mark before) {
        return before;
    }

    @Override
    public String baseline(ReviewEvidence evidence) {
        return evidence.due().map(LocalDate::toString).orElse("");
    }
}
