package nl.druif.foundation.terms;

import static nl.druif.foundation.terms.Written.faults;
import static nl.druif.foundation.terms.Written.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.problem.Faulty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    private static Money euro(String amount) {
        return Money.of(amount, "EUR");
    }

    @Test
    void is_written_as_a_string_with_the_decimals_of_its_currency() throws Exception {
        var written = Json.mapper().writeValueAsString(euro("10000"));

        assertThat(written).isEqualTo("{\"amount\":\"10000.00\",\"currency\":\"EUR\"}");
        assertThat(Json.mapper().readValue(written, Money.class)).isEqualTo(euro("10000"));
        assertThat(read(written, Money.class)).isEqualTo(euro("10000"));
    }

    @ParameterizedTest
    @CsvSource({"0.125, 0.12", "0.375, 0.38", "-0.125, -0.12", "2500, 2500.00"})
    void between_two_cents_goes_to_the_even_one(String exact, String rounded) {
        assertThat(euro("100").percent(new BigDecimal(exact))).isEqualTo(euro(rounded));
    }

    @Test
    void a_twelfth_of_ten_thousand_is_833_33() {
        assertThat(euro("10000").dividedBy(12)).isEqualTo(euro("833.33"));
    }

    @Test
    void yen_have_no_decimals() {
        assertThat(Money.of("1500", "JPY").percent(BigDecimal.TEN).amount()).isEqualTo("150");
        assertThat(faults("{\"amount\": \"1500.5\", \"currency\": \"JPY\"}", Money.class))
                .containsExactly("AMOUNT_TOO_FINE /amount");
    }

    @Test
    void of_two_currencies_is_not_added() {
        assertThatThrownBy(() -> euro("1").plus(Money.of("1", "USD")))
                .isInstanceOf(Faulty.class)
                .hasMessageContaining("CURRENCIES_DIFFER");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"amount\": 10000, \"currency\": \"EUR\"} | WRONG_TYPE /amount",
                "{\"amount\": \"1e9\", \"currency\": \"EUR\"} | NOT_AN_AMOUNT /amount",
                "{\"amount\": \"01\", \"currency\": \"EUR\"} | NOT_AN_AMOUNT /amount",
                "{\"amount\": \"1.234\", \"currency\": \"EUR\"} | AMOUNT_TOO_FINE /amount",
                "{\"amount\": \"1\", \"currency\": \"EURO\"} | INVALID_VALUE /currency",
                "{\"amount\": \"1\", \"currency\": \"XXX\"} | NOT_PAYABLE /currency",
                "{\"amount\": \"1\", \"currency\": \"EUR\", \"vat\": 21} | UNKNOWN_PROPERTY /vat"
            })
    void anything_else_is_refused(String text, String fault) {
        assertThat(faults(text, Money.class)).containsExactly(fault);
    }
}
