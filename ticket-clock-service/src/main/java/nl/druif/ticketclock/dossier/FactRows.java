package nl.druif.ticketclock.dossier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.ticket.ReportedEvent;

/** A batch of reported events, as rows to be stored: the first telling of each counts. */
final class FactRows {
    static final char BETWEEN = '\u001f';

    record Fact(String key, String id, UUID ticket, ReportedEvent event) {
        static Fact of(TenantId tenant, ReportedEvent event) {
            var id = event.identity();
            return new Fact(id + BETWEEN + event.source(), id, event.ticketId(tenant), event);
        }
    }

    private final List<Fact> facts = new ArrayList<>();
    // In the order in which everybody tells them, so that two who tell the same do not wait for each other in a circle.
    private final Map<String, Fact> first = new TreeMap<>();

    FactRows(TenantId tenant, List<ReportedEvent> events) {
        for (var event : events) {
            var fact = Fact.of(tenant, event);
            facts.add(fact);
            first.putIfAbsent(fact.key(), fact);
        }
    }

    List<Fact> firstTellings() {
        return List.copyOf(first.values());
    }

    Set<String> keys() {
        return first.keySet();
    }

    List<Fact> firstTellingsBut(Set<String> added) {
        return first.values().stream()
                .filter(fact -> !added.contains(fact.key()))
                .toList();
    }

    /**
     * @param added keys that were not known before
     * @param said  what the others said before
     */
    FactStore.Added added(Set<String> added, Map<String, ReportedEvent> said) {
        var hearings = new ArrayList<Hearing>();
        var told = new HashMap<UUID, List<ReportedEvent>>();
        for (var fact : facts) {
            var key = fact.key();
            var telling = first.getOrDefault(key, fact);
            if (added.contains(key) && telling == fact) {
                hearings.add(Hearing.RECORDED);
                told.computeIfAbsent(fact.ticket(), none -> new ArrayList<>()).add(fact.event());
            } else {
                var before = said.getOrDefault(key, telling.event());
                hearings.add(before.equals(fact.event()) ? Hearing.KNOWN : Hearing.CONTRADICTED);
            }
        }
        return new FactStore.Added(hearings, told);
    }
}
