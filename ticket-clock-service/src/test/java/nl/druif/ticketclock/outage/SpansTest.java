package nl.druif.ticketclock.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpansTest {
    private static final int LENGTH = 40;

    private final Random random = new Random(7);

    @Test
    void laid_over_each_other_are_what_their_moments_are() {
        for (int i = 0; i < 5_000; i++) {
            var one = some();
            var other = some();
            assertThat(moments(one.or(other))).isEqualTo(together(one, other, BitSet::or));
            assertThat(moments(one.and(other))).isEqualTo(together(one, other, BitSet::and));
            assertThat(moments(one.without(other))).isEqualTo(together(one, other, BitSet::andNot));
            var from = random.nextInt(LENGTH) - 2;
            var until = random.nextInt(LENGTH) + 2;
            assertThat(moments(one.within(from, until))).isEqualTo(moments(one.and(Spans.of(from, until))));
            assertThat(one.length()).isEqualTo(moments(one).cardinality());
        }
    }

    @Test
    void that_touch_are_one() {
        assertThat(Spans.of(1, 3).or(Spans.of(3, 5)).parts()).containsExactly(new Spans.Span(1, 5));
        assertThat(Spans.of(3, 3).isEmpty()).isTrue();
        assertThat(Spans.common(List.of()).isEmpty()).isTrue();
    }

    private Spans some() {
        var spans = new ArrayList<Spans.Span>();
        for (int i = random.nextInt(6); i > 0; i--) {
            var from = random.nextInt(LENGTH);
            spans.add(new Spans.Span(from, from + random.nextInt(10)));
        }
        return Spans.joined(spans);
    }

    private static BitSet moments(Spans spans) {
        var moments = new BitSet();
        spans.parts().forEach(part -> moments.set((int) part.from(), (int) part.until()));
        return moments;
    }

    private interface Laid {
        void over(BitSet one, BitSet other);
    }

    private static BitSet together(Spans one, Spans other, Laid laid) {
        var moments = moments(one);
        laid.over(moments, moments(other));
        return moments;
    }
}
