package nl.druif.reporting.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SuppressionTest {
    @Test
    void a_group_of_four_is_hidden_and_with_it_the_smallest_other_so_that_subtraction_tells_nothing() {
        assertThat(Suppression.hidden(Map.of("P1", 4, "P2", 30, "P3", 9))).containsExactlyInAnyOrder("P1", "P3");
    }

    @Test
    void two_small_groups_that_are_five_together_hide_each_other() {
        assertThat(Suppression.hidden(Map.of("P1", 2, "P2", 3, "P3", 30))).containsExactlyInAnyOrder("P1", "P2");
    }

    @Test
    void groups_of_five_and_more_are_shown() {
        assertThat(Suppression.hidden(Map.of("P1", 5, "P2", 30))).isEmpty();
    }

    @Test
    void a_group_in_which_nobody_answered_has_nothing_to_hide() {
        assertThat(Suppression.hidden(Map.of("P1", 0, "P2", 30))).isEmpty();
    }

    /** An attacker knows the whole and all that is shown; what is left over must be nobody, or five at least. */
    @Test
    void whole_minus_shown_is_never_a_group_of_one_to_four() {
        var random = new Random(20261121);
        for (int round = 0; round < 20_000; round++) {
            var sizes = new HashMap<Integer, Integer>();
            for (int group = random.nextInt(8); group >= 0; group--) {
                sizes.put(group, random.nextInt(random.nextBoolean() ? 6 : 40));
            }
            var whole = sizes.values().stream().mapToInt(Integer::intValue).sum();
            var hidden = Suppression.hidden(sizes);
            var left = hidden.stream().mapToInt(sizes::get).sum();
            assertThat(left == 0 || left >= 5 || whole < 5)
                    .as("%s hides %s", sizes, hidden)
                    .isTrue();
            assertThat(sizes)
                    .allSatisfy((group, size) -> assertThat(size == 0 || size >= 5 || hidden.contains(group))
                            .isTrue());
        }
    }
}
