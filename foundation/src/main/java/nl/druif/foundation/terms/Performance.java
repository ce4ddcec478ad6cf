package nl.druif.foundation.terms;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of one target over one window.
 *
 * @param of   what there was to keep: tickets, or milliseconds in which a service had to be there
 * @param lost how much of it was not kept, by the party that caused it
 */
public record Performance(long of, Map<PartyRole, Long> lost) {

    public Performance {
        lost = Collections.unmodifiableMap(lost.isEmpty() ? new EnumMap<>(PartyRole.class) : new EnumMap<>(lost));
        if (lost.values().stream().anyMatch(part -> part < 0)
                || lost.values().stream().mapToLong(Long::longValue).sum() > of) {
            throw new IllegalArgumentException("lost " + lost + " of " + of);
        }
    }

    public Attainment attainment() {
        return attainment(lost.keySet());
    }

    /** As if what others caused had not happened. */
    public Attainment attainment(Collection<PartyRole> causes) {
        var counted = lost.entrySet().stream()
                .filter(part -> causes.contains(part.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return new Attainment(of - counted, of);
    }
}
