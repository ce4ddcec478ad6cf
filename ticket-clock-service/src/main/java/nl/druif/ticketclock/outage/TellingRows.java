package nl.druif.ticketclock.outage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.dossier.Hearing;

/** What was told in a batch, as rows to be stored: of two with the same sequence the first counts. */
final class TellingRows {
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Row> first = new LinkedHashMap<>();

    /** @param n the place in the batch */
    record Row(int n, UUID outage, long sequence, ReportedOutage told) {
        String key() {
            return outage + " " + sequence;
        }

        String source() {
            return told.source();
        }
    }

    TellingRows(TenantId tenant, List<ReportedOutage> tellings) {
        for (var told : tellings) {
            var row = new Row(rows.size(), told.id(tenant), told.sequence(), told);
            rows.add(row);
            first.putIfAbsent(row.key(), row);
        }
    }

    List<Row> rows() {
        return rows;
    }

    List<UUID> outages() {
        return rows.stream().map(Row::outage).distinct().sorted().toList();
    }

    /**
     * @param added keys that were not known before
     * @param other places of what is known in other words
     */
    List<Hearing> hearings(Set<String> added, Set<Integer> other) {
        return rows.stream()
                .map(row -> {
                    if (other.contains(row.n())) {
                        return Hearing.CONTRADICTED;
                    }
                    return added.contains(row.key()) && first.get(row.key()) == row ? Hearing.RECORDED : Hearing.KNOWN;
                })
                .toList();
    }
}
