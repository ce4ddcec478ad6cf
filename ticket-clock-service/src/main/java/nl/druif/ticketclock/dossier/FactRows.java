package nl.druif.ticketclock.dossier;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
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
    static final char BETWEEN = '\u001f';

    record Fact(String id, UUID ticket, ReportedEvent event) {
        String key() {
            return event.source() + BETWEEN + id;
        }
    }

    private final List<Fact> facts = new ArrayList<>();
    private final Set<UUID> tickets = new LinkedHashSet<>();
    private final Map<String, Fact> first = new LinkedHashMap<>();

    FactRows(TenantId tenant, List<ReportedEvent> events) {
        for (var event : events) {
            var ticket = event.ticketId(tenant);
            var fact = new Fact(event.identity(), ticket, event);
            facts.add(fact);
            tickets.add(ticket);
            first.putIfAbsent(fact.key(), fact);
        }
    }

    List<Fact> firstTellings() {
        return List.copyOf(first.values());
    }

    Set<UUID> tickets() {
        return Collections.unmodifiableSet(tickets);
    }

    List<Fact> firstTellingsBut(Set<String> added) {
        return first.values().stream()
                .filter(fact -> !added.contains(fact.key()))
                .toList();
    }

    /**
     * @param added   keys that were not known before
     * @param said    what the others said before
     * @param heads   of all tickets
     * @param opened  those that came into being with this
     */
    FactStore.Added added(Set<String> added, Map<String, ReportedEvent> said, List<Head> heads, Set<UUID> opened) {
        var hearings = new ArrayList<Hearing>();
        var changed = new HashSet<UUID>();
        var whole = new HashMap<UUID, List<ReportedEvent>>();
        for (var fact : facts) {
            var key = fact.key();
            var telling = first.getOrDefault(key, fact);
            if (added.contains(key) && telling == fact) {
                hearings.add(Hearing.RECORDED);
                changed.add(fact.ticket());
                if (opened.contains(fact.ticket())) {
                    whole.computeIfAbsent(fact.ticket(), none -> new ArrayList<>())
                            .add(fact.event());
                }
            } else {
                var before = said.getOrDefault(key, telling.event());
                hearings.add(before.equals(fact.event()) ? Hearing.KNOWN : Hearing.CONTRADICTED);
            }
        }
        return new FactStore.Added(
                hearings,
                heads.stream().filter(head -> changed.contains(head.id())).toList(),
                whole);
    }
}
