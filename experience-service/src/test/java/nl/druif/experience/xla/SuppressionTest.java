package nl.druif.experience.xla;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SuppressionTest {
    private static final Set<String> BOTH = Set.of("werkplek", "telefonie");
    private static final Set<String> ALL = Set.of("werkplek", "telefonie", "printen");

    @Test
    void large_groups_are_shown() {
        var suppression = Suppression.of(counts(Map.of("werkplek", 12, "telefonie", 5)), List.of(BOTH));
        assertThat(suppression.services()).isEqualTo(BOTH);
        assertThat(suppression.totals()).containsExactly(BOTH);
    }

    @Test
    void four_people_have_no_score() {
        var suppression = Suppression.of(counts(Map.of("werkplek", 4)), List.of(Set.of("werkplek")));
        assertThat(suppression.services()).isEmpty();
        assertThat(suppression.totals()).isEmpty();
    }

    @Test
    void a_small_service_cannot_be_had_by_subtracting_the_others_from_the_total() {
        var suppression = Suppression.of(counts(Map.of("werkplek", 12, "telefonie", 6, "printen", 2)), List.of(ALL));
        assertThat(suppression.totals()).containsExactly(ALL);
        assertThat(suppression.services()).containsExactly("werkplek");
    }

    @Test
    void small_services_that_are_a_group_together_need_no_companion() {
        var suppression = Suppression.of(counts(Map.of("werkplek", 12, "telefonie", 3, "printen", 3)), List.of(ALL));
        assertThat(suppression.services()).containsExactly("werkplek");
        assertThat(suppression.totals()).containsExactly(ALL);
    }

    @Test
    void a_small_service_cannot_be_had_by_subtracting_one_target_from_another() {
        var suppression =
                Suppression.of(counts(Map.of("werkplek", 12, "telefonie", 6, "printen", 2)), List.of(ALL, BOTH));
        assertThat(suppression.totals()).containsExactly(ALL);
    }

    @Test
    void services_nobody_answered_about_hide_nothing() {
        var suppression =
                Suppression.of(counts(Map.of("werkplek", 12, "telefonie", 6, "printen", 0)), List.of(ALL, BOTH));
        assertThat(suppression.services()).isEqualTo(BOTH);
        assertThat(suppression.totals()).containsExactlyInAnyOrder(ALL, BOTH);
    }

    /** Everything that follows from one total by taking shown services and other shown totals away, over many draws. */
    @Test
    void no_difference_of_shown_figures_is_ever_a_small_group() {
        var random = new Random(20_261_121);
        for (int draw = 0; draw < 20_000; draw++) {
            var responses = new HashMap<String, Integer>();
            for (var service : List.of("a", "b", "c", "d", "e")) {
                responses.put(service, random.nextInt(10));
            }
            var counts = counts(responses);
            var suppression = Suppression.of(counts, List.of(drawn(random), drawn(random), responses.keySet()));
            for (var total : suppression.totals()) {
                var hidden = new HashSet<>(total);
                hidden.removeAll(suppression.services());
                assertNoSmallGroup(hidden, counts);
                for (var other : suppression.totals()) {
                    var between = new HashSet<>(total);
                    between.removeAll(other);
                    if (total.containsAll(other)) {
                        assertNoSmallGroup(between, counts);
                    }
                }
            }
        }
    }

    private static Set<String> drawn(Random random) {
        var drawn = new HashSet<String>();
        for (var service : List.of("a", "b", "c", "d", "e")) {
            if (random.nextBoolean()) {
                drawn.add(service);
            }
        }
        return drawn;
    }

    private static void assertNoSmallGroup(Set<String> services, Counts counts) {
        var responses = counts.of(services).responses();
        assertThat(responses == 0 || responses >= 5)
                .as("%s of %s", services, counts)
                .isTrue();
    }

    private static Counts counts(Map<String, Integer> responses) {
        var byService = new HashMap<String, Tally>();
        responses.forEach((service, n) -> byService.put(service, new Tally(n, List.of(0L, 0L, 0L, 0L, (long) n), 0)));
        return new Counts(byService);
    }
}
