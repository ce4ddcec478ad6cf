package nl.druif.ticketclock.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
