package nl.druif.foundation.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpansTest {
    private static final int END = 120;

    private final Spans spans = new Spans();

    @Test
    void stretches_that_touch_become_one() {
        spans.add(10, 20);
        spans.add(30, 40);
        spans.add(20, 30);

        assertThat(stretches()).containsExactly("10-40");
    }

    @Test
    void a_stretch_before_all_others_comes_first() {
        spans.add(30, 40);
        spans.add(10, 20);
        spans.add(22, 25);

        assertThat(stretches()).containsExactly("10-20", "22-25", "30-40");
    }

    @Test
    void what_is_taken_from_the_middle_leaves_both_ends() {
        spans.add(10, 40);
        spans.remove(20, 30);

        assertThat(stretches()).containsExactly("10-20", "30-40");
    }

    @Test
    void no_time_at_all_changes_nothing() {
        spans.add(10, 40);
        spans.add(50, 50);
        spans.remove(20, 20);
        spans.remove(40, 60);
        spans.remove(0, 10);

        assertThat(stretches()).containsExactly("10-40");
    }

    @Test
    void any_number_of_stretches_added_and_taken_is_what_a_line_of_bits_says() {
        var random = new SplittableRandom(20261121);
        for (int round = 0; round < 500; round++) {
            var line = new BitSet(END);
            spans.clear();
            for (int step = 0; step < 60; step++) {
                var from = random.nextInt(END);
                var until = Math.min(END, from + random.nextInt(-1, 12));
                var adds = random.nextInt(3) < 2;
                if (adds) {
                    spans.add(from, until);
                } else {
                    spans.remove(from, until);
                }
                if (from < until) {
                    line.set(from, until, adds);
                }
                assertThat(stretches()).isEqualTo(stretches(line));
            }
        }
    }

    private List<String> stretches() {
        var found = new ArrayList<String>();
        for (int i = 0; i < spans.count(); i++) {
            found.add(spans.from(i) + "-" + spans.until(i));
        }
        return found;
    }

    private static List<String> stretches(BitSet line) {
        var found = new ArrayList<String>();
        for (int from = line.nextSetBit(0); from >= 0; ) {
            var until = line.nextClearBit(from);
            found.add(from + "-" + until);
            from = line.nextSetBit(until);
        }
        return found;
    }
}
