package nl.druif.reporting.breach;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.http.Cut;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Nature;
import nl.druif.reporting.scorecard.Viewer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Finds broken promises, newest first. A customer finds commitments of its own agreements only. */
@ApplicationScoped
public class BreachStore {
    private static final String BREACHES = """
            select c.id, c.cycle, c.ticket, c.reference, c.agreement, a.reference as agreement_reference, c.target,
                c.metric, c.nature, c.priority, c.service, c.breached_at, c.stopped_at, c.counted_ms
            from clock c
            left join agreement a on a.tenant_id = c.tenant_id and a.id = c.agreement
            where c.outcome = 'BREACHED' and c.breached_at is not null
                and (cast(:customer as text) is null or a.customer = :customer and c.nature = 'COMMITMENT')
                and (cast(:agreement as text) is null or c.agreement = cast(cast(:agreement as text) as uuid))
                and (cast(:breached as text) is null
                    or (c.breached_at, c.id, c.cycle)
                        %1$s (cast(cast(:breached as text) as timestamptz), cast(cast(:clock as text) as uuid),
                            cast(cast(:cycle as text) as int)))
            order by c.breached_at %2$s, c.id %2$s, c.cycle %2$s
            limit :limit""";

    private final Tenancy tenancy;

    BreachStore(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    public Uni<List<Breach>> breaches(Viewer viewer, Optional<UUID> agreement, Cut cut) {
        return tenancy.as(
                viewer.tenant(),
                session -> query(session, viewer, agreement, cut)
                        .getResultList()
                        .map(rows -> rows.stream().map(BreachStore::breach).toList()));
    }

    private static Mutiny.SelectionQuery<Tuple> query(
            Mutiny.Session session, Viewer viewer, Optional<UUID> agreement, Cut cut) {
        // Newest first: the list's own order is the descending one.
        var sql = BREACHES.formatted(cut.backward() ? ">" : "<", cut.backward() ? "asc" : "desc");
        return session.createNativeQuery(sql, Tuple.class)
                .setParameter("customer", viewer.customer().orElse(null))
                .setParameter("agreement", agreement.map(UUID::toString).orElse(null))
                .setParameter("breached", key(cut, 0))
                .setParameter("clock", key(cut, 1))
                .setParameter("cycle", key(cut, 2))
                .setParameter("limit", cut.limit());
    }

    private static @Nullable String key(Cut cut, int index) {
        return cut.from().map(keys -> keys.get(index)).orElse(null);
    }

    private static Breach breach(Tuple row) {
        return new Breach(
                row.get("id", UUID.class),
                row.get("cycle", Integer.class),
                row.get("ticket", UUID.class),
                row.get("reference", String.class),
                row.get("agreement", UUID.class),
                Optional.ofNullable(row.get("agreement_reference", String.class)),
                row.get("target", String.class),
                Metric.valueOf(row.get("metric", String.class)),
                Nature.valueOf(row.get("nature", String.class)),
                Optional.ofNullable(row.get("priority", String.class)),
                Optional.ofNullable(row.get("service", String.class)),
                row.get("breached_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.get("stopped_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant),
                Duration.ofMillis(row.get("counted_ms", Long.class)));
    }
}
