package nl.druif.ticketclock.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.ticket.ReportedEvent;

/** A batch of reported events, as rows to be stored: the first telling of each counts. */
final class FactRows {
    private static final char BETWEEN = '\u001f';

    /** @param n the place of the event in the batch */
    record Fact(int n, String source, String id, UUID ticket, Instant at, ReportedEvent content) {
        String key() {
            return source + BETWEEN + id;
        }
    }

    record Opening(UUID id, String source, String reference) {}

    private final List<Fact> facts = new ArrayList<>();
    private final Map<UUID, Opening> tickets = new LinkedHashMap<>();
    private final Map<String, Fact> first = new LinkedHashMap<>();

    FactRows(TenantId tenant, List<ReportedEvent> events) {
        for (var event : events) {
            var ticket = event.ticketId(tenant);
            var fact = new Fact(facts.size(), event.source(), event.identity(), ticket, event.occurredAt(), event);
            facts.add(fact);
            tickets.putIfAbsent(ticket, new Opening(ticket, event.source(), event.ticket()));
            first.putIfAbsent(fact.key(), fact);
        }
    }

    List<Fact> facts() {
        return facts;
    }

    List<Opening> tickets() {
        return List.copyOf(tickets.values());
    }

    List<UUID> ticketIds() {
        return tickets.keySet().stream().sorted().toList();
    }

    boolean isAllNew(Set<String> added) {
        return added.size() == facts.size();
    }

    /**
     * @param added keys that were not known before
     * @param other places of events that are known in other words
     */
    FactStore.Added added(Set<String> added, Set<Integer> other) {
        var hearings = new ArrayList<Hearing>();
        var changed = new LinkedHashSet<UUID>();
        for (var fact : facts) {
            if (other.contains(fact.n())) {
                hearings.add(Hearing.CONTRADICTED);
            } else if (added.contains(fact.key()) && first.get(fact.key()) == fact) {
                hearings.add(Hearing.RECORDED);
                changed.add(fact.ticket());
            } else {
                hearings.add(Hearing.KNOWN);
            }
        }
        return new FactStore.Added(hearings, List.copyOf(changed));
    }
}
