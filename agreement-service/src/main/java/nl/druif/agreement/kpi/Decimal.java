package nl.druif.agreement.kpi;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;

/** An exact number; in JSON a string, lest a reader makes a double of it. {@code 4.50} is {@code 4.5}. */
public record Decimal(BigDecimal value) {
    private static final Pattern FORM = Pattern.compile("-?(0|[1-9]\\d{0,17})(\\.\\d{1,12})?");

    public Decimal {
        value = value.stripTrailingZeros();
        value = value.scale() < 0 ? value.setScale(0) : value;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Decimal of(String text) {
        if (!FORM.matcher(text).matches()) {
            var shown = text.substring(0, Math.min(text.length(), 64));
            throw new Faulty(
                    new Fault("", "NOT_A_DECIMAL", "'" + shown + "' is no number such as 72.5.").with("given", shown));
        }
        return new Decimal(new BigDecimal(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toPlainString();
    }
}
