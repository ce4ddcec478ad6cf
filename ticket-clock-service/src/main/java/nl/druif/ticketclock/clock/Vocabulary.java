package nl.druif.ticketclock.clock;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Numbers for the words an agreement mentions; every other word is {@link #OTHER}. */
final class Vocabulary {
    static final int OTHER = 0;

    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> words;

    Vocabulary(Collection<String> mentioned) {
        words = List.copyOf(new TreeSet<>(mentioned));
        for (var word : words) {
            codes.put(word, codes.size() + 1);
        }
    }

    int code(String word) {
        var code = codes.get(word);
        return code == null ? OTHER : code;
    }

    /** Empty for {@link #OTHER}: nothing an agreement mentions is empty. */
    String word(int code) {
        return code == OTHER ? "" : words.get(code - 1);
    }

    /** One more than the highest code. */
    int size() {
        return words.size() + 1;
    }
}
