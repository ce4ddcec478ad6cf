package nl.druif.agreement.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import nl.druif.foundation.problem.Language;
import org.junit.jupiter.api.Test;

class ReviewWordsTest {
    private final ReviewEvidence excluded =
            ReviewEvidence.measured(YearMonth.of(2026, 5), new Figure(723, 10), Figure.of(60), new BigDecimal("10.5"));

    @Test
    void a_figure_has_a_comma_in_dutch_and_a_point_in_english() {
        assertThat(ReviewWords.in(Language.NL).summary(Trigger.EXCLUSIONS, excluded))
                .isEqualTo(
                        "In 2026-05 was 72,3 % van wat werd beslist uitgesloten; gewoon was 60 %, en 10,5 procentpunt"
                                + " meer mag.");
        assertThat(ReviewWords.in(Language.EN).summary(Trigger.EXCLUSIONS, excluded))
                .contains("72.3", "10.5");
    }
}
