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

    record Fact(String id, UUID ticket, ReportedEvent event) {
        String key() {
            return event.source() + BETWEEN + id;
        }
    }

    private final List<Fact> facts = new ArrayList<>();
    // In the order in which everybody tells them, so that two who tell the same do not wait for each other in a circle.
    private final Map<String, Fact> first = new TreeMap<>();

    FactRows(TenantId tenant, List<ReportedEvent> events) {
        for (var event : events) {
            var fact = new Fact(event.identity(), event.ticketId(tenant), event);
            facts.add(fact);
            first.putIfAbsent(fact.key(), fact);
        }
    }

    List<Fact> firstTellings() {
        return List.copyOf(first.values());
    }

    /** Those of which something new is known, with some of that. */
    Map<UUID, Fact> tickets(Set<String> added) {
        var tickets = new HashMap<UUID, Fact>();
        for (var key : added) {
            var fact = first.get(key);
            if (fact != null) {
                tickets.put(fact.ticket(), fact);
            }
        }
        return tickets;
    }

    List<Fact> firstTellingsBut(Set<String> added) {
        return first.values().stream()
                .filter(fact -> !added.contains(fact.key()))
                .toList();
    }

    /**
     * @param added   keys that were not known before
     * @param said    what the others said before
     * @param heads   of all tickets of which something new is known
     * @param opened  those that came into being with this
     */
    FactStore.Added added(Set<String> added, Map<String, ReportedEvent> said, List<Head> heads, Set<UUID> opened) {
        var hearings = new ArrayList<Hearing>();
        var whole = new HashMap<UUID, List<ReportedEvent>>();
        for (var fact : facts) {
            var key = fact.key();
            var telling = first.getOrDefault(key, fact);
            if (added.contains(key) && telling == fact) {
                hearings.add(Hearing.RECORDED);
                if (opened.contains(fact.ticket())) {
                    whole.computeIfAbsent(fact.ticket(), none -> new ArrayList<>())
                            .add(fact.event());
                }
            } else {
                var before = said.getOrDefault(key, telling.event());
                hearings.add(before.equals(fact.event()) ? Hearing.KNOWN : Hearing.CONTRADICTED);
            }
        }
        return new FactStore.Added(hearings, heads, whole);
    }
}
