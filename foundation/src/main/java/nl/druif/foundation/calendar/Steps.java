package nl.druif.foundation.calendar;

import java.util.Arrays;

/**
 * A function of milliseconds that now stands still and now goes along with its argument: open time by time of the week,
 * and back. It is held in one array, so that looking it up touches little memory and, in all but the busiest weeks, takes
 * one comparison.
 *
 * <p>A piece is {@code constant + slope × argument}. Constants are whole seconds, therefore even; the slope is their lowest
 * bit. The first cell says how the rest is laid out: not negative, it is the width of a bucket as a power of two, and each
 * bucket is three cells, {@code threshold, piece before it, piece from it on}. Negative, it is minus the number of
 * thresholds, all of which follow, and then the pieces.
 */
final class Steps {
    private static final int WIDEST = 24;
    private static final int NARROWEST = 19;
    private static final int BUCKET = 3;

    private Steps() {}

    static int standing(int constant) {
        return constant;
    }

    static int going(int constant) {
        return constant | 1;
    }

    /**
     * @param thresholds ascending; {@code pieces[i]} holds before {@code thresholds[i]}, the last one after all
     * @param end        no argument is asked for beyond it
     */
    static int[] table(int[] thresholds, int[] pieces, int end) {
        for (int width = WIDEST; width >= NARROWEST; width--) {
            if (isOneABucket(thresholds, width)) {
                return buckets(thresholds, pieces, end, width);
            }
        }
        var table = new int[1 + thresholds.length + pieces.length];
        table[0] = -thresholds.length;
        System.arraycopy(thresholds, 0, table, 1, thresholds.length);
        System.arraycopy(pieces, 0, table, 1 + thresholds.length, pieces.length);
        return table;
    }

    static int at(int[] table, int argument) {
        return value(piece(table, argument), argument);
    }

    /** Whether the function goes along with its argument there. */
    static boolean goesAt(int[] table, int argument) {
        return (piece(table, argument) & 1) == 1;
    }

    private static int value(int piece, int argument) {
        return (piece & ~1) + (argument & -(piece & 1));
    }

    private static int piece(int[] table, int argument) {
        int width = table[0];
        if (width < 0) {
            return searched(table, argument);
        }
        int bucket = 1 + BUCKET * (argument >>> width);
        int before = table[bucket + 1];
        int after = table[bucket + 2];
        return argument < table[bucket] ? before : after;
    }

    private static int searched(int[] table, int argument) {
        int thresholds = -table[0];
        int found = Arrays.binarySearch(table, 1, 1 + thresholds, argument);
        int passed = found >= 0 ? found : -found - 1 - 1;
        return table[1 + thresholds + passed];
    }

    private static boolean isOneABucket(int[] thresholds, int width) {
        for (int i = 1; i < thresholds.length; i++) {
            if (thresholds[i] >>> width == thresholds[i - 1] >>> width) {
                return false;
            }
        }
        return true;
    }

    private static int[] buckets(int[] thresholds, int[] pieces, int end, int width) {
        var table = new int[1 + BUCKET * ((end >>> width) + 1)];
        table[0] = width;
        int passed = 0;
        for (int cell = 1; cell < table.length; cell += BUCKET) {
            var ends = (long) (cell / BUCKET + 1) << width;
            var isSplit = passed < thresholds.length && thresholds[passed] < ends;
            table[cell] = isSplit ? thresholds[passed] : Integer.MAX_VALUE;
            table[cell + 1] = pieces[passed];
            passed += isSplit ? 1 : 0;
            table[cell + 2] = pieces[passed];
        }
        return table;
    }
}
