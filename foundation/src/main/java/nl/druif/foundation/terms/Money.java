package nl.druif.foundation.terms;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.regex.Pattern;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Faulty;

/**
 * An amount in a currency, with exactly the decimals that the currency has; in JSON the amount is a string, lest a reader
 * makes a double of it. What falls between two smallest coins goes to the even one ({@link RoundingMode#HALF_EVEN}).
 *
 * @param amount may be below zero
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {
    private static final Pattern FORM = Pattern.compile("-?(0|[1-9]\\d{0,14})(\\.\\d{1,6})?");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** As it is written. */
    public record Written(String amount, Currency currency) {}

    public Money {
        var decimals = currency.getDefaultFractionDigits();
        var faults = new Faults();
        if (decimals < 0) {
            faults.add(new Fault("/currency", "NOT_PAYABLE", "In " + currency + " nothing can be paid.")
                    .with("given", currency));
        } else if (amount.stripTrailingZeros().scale() > decimals) {
            faults.add(new Fault(
                            "/amount",
                            "AMOUNT_TOO_FINE",
                            amount.toPlainString() + " is finer than " + currency + ", which has " + decimals
                                    + " decimals.")
                    .with("given", amount.toPlainString())
                    .with("currency", currency)
                    .with("decimals", decimals));
        }
        faults.refuse();
        amount = amount.setScale(decimals, RoundingMode.UNNECESSARY);
    }

    public static Money of(String amount, String currency) {
        return of(new Written(amount, Currency.getInstance(currency)));
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Money of(Written written) {
        if (!FORM.matcher(written.amount()).matches()) {
            var shown = written.amount().substring(0, Math.min(written.amount().length(), 64));
            throw new Faulty(new Fault("/amount", "NOT_AN_AMOUNT", "'" + shown + "' is no amount such as 10000.00.")
                    .with("given", shown));
        }
        return new Money(new BigDecimal(written.amount()), written.currency());
    }

    @JsonValue
    public Written written() {
        return new Written(amount.toPlainString(), currency);
    }

    /** @throws Faulty when the currencies differ; so do all that take other money */
    public Money plus(Money other) {
        return new Money(amount.add(same(other)), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(same(other)), currency);
    }

    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    /** So many hundredths of it, half-even to the smallest coin. */
    public Money percent(BigDecimal percent) {
        return rounded(amount.multiply(percent).divide(HUNDRED));
    }

    /** A whole number of times. */
    public Money times(int count) {
        return new Money(amount.multiply(BigDecimal.valueOf(count)), currency);
    }

    /** One of so many equal parts, half-even to the smallest coin. */
    public Money dividedBy(int parts) {
        return new Money(
                amount.divide(BigDecimal.valueOf(parts), currency.getDefaultFractionDigits(), RoundingMode.HALF_EVEN),
                currency);
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    public boolean isNegative() {
        return amount.signum() < 0;
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(same(other));
    }

    private Money rounded(BigDecimal exact) {
        return new Money(exact.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_EVEN), currency);
    }

    private BigDecimal same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new Faulty(new Fault(
                            "/currency",
                            "CURRENCIES_DIFFER",
                            currency + " and " + other.currency + " cannot be taken together.")
                    .with("given", other.currency)
                    .with("needed", currency));
        }
        return other.amount;
    }
}
