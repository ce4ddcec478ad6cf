package nl.druif.ticketclock.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.druif.foundation.event.Announcement;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.terms.KnownTerms;

/** What became of a batch of tickets. */
record Verdicts(List<Judgement> judgements, Map<UUID, RuntimeException> unjudged) {

    static Verdicts of(TenantId tenant, List<History> histories, KnownTerms terms, Instant now) {
        var judgements = new ArrayList<Judgement>();
        var unjudged = new LinkedHashMap<UUID, RuntimeException>();
        for (var history : histories) {
            try {
                judgements.add(Judgement.of(tenant, history, terms, now));
            } catch (RuntimeException bug) {
                unjudged.put(history.id(), bug);
            }
        }
        return new Verdicts(judgements, unjudged);
    }

    /** Of these tickets only. */
    Verdicts of(Set<UUID> tickets) {
        return new Verdicts(
                judgements.stream()
                        .filter(judgement ->
                                tickets.contains(judgement.history().id()))
                        .toList(),
                unjudged);
    }

    Set<UUID> tickets() {
        var tickets = new HashSet<UUID>();
        judgements.forEach(judgement -> tickets.add(judgement.history().id()));
        return tickets;
    }

    Verdicts and(Verdicts others) {
        var all = new ArrayList<>(judgements);
        all.addAll(others.judgements);
        var none = new LinkedHashMap<>(unjudged);
        none.putAll(others.unjudged);
        return new Verdicts(all, none);
    }

    List<Announcement> news() {
        return judgements.stream()
                .flatMap(judgement -> judgement.news().stream())
                .toList();
    }

    List<Instant> wakes() {
        return judgements.stream()
                .flatMap(judgement -> judgement.wakeAt().stream())
                .toList();
    }
}
