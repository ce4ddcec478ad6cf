package nl.druif.foundation.terms;

import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;

/** What the customer pays, and for how long: what remedies are a part of. */
public record Fee(Money amount, Period per) {

    public Fee {
        if (amount.isZero() || amount.isNegative()) {
            throw new Faulty(new Fault("/amount/amount", "FEE_NOT_POSITIVE", "A fee is more than nothing."));
        }
    }

    /** For a month, a quarter or a year; of a longer fee its part, half-even to the smallest coin. */
    public Money of(Period span) {
        return span.months() >= per.months()
                ? amount.times(span.months() / per.months())
                : amount.dividedBy(per.months() / span.months());
    }
}
