package nl.druif.reporting.scorecard;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.http.Cut;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.tenancy.Tenancy;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds the tickets behind a figure, newest first. */
@ApplicationScoped
public class JudgedTicketStore {
    private static final String BEHIND =
            "select t.id, t.reference, t.priority, t.service, t.team, t.opened_at, t.ended_at from " + ScopeRow.TICKETS
                    + """
                and t.standing = :standing
                and r.stars between :fewest and :most
                and (cast(:slice as text) is null or t.%1$s = :slice)
                and (cast(:ended as text) is null
                    or (t.ended_at, t.id) %2$s (cast(cast(:ended as text) as timestamptz), cast(cast(:ticket as text) as uuid)))
            order by t.ended_at %3$s, t.id %3$s
            limit :limit""";

    private final Tenancy tenancy;
    private final PromiseStore promises;
    private final ReportingConfig config;

    JudgedTicketStore(Tenancy tenancy, PromiseStore promises, ReportingConfig config) {
        this.tenancy = tenancy;
        this.promises = promises;
        this.config = config;
    }

    public Uni<List<JudgedTicket>> behind(Viewer viewer, Asked asked, Behind behind, Cut cut) {
        return tenancy.as(
                viewer.tenant(),
                session -> promises.one(viewer, asked.agreement())
                        .flatMap(promise -> query(session, promise, asked.period(), behind, cut)
                                .getResultList())
                        .map(rows ->
                                rows.stream().map(row -> ticket(row, viewer)).toList()));
    }

    private Mutiny.SelectionQuery<Tuple> query(
            Mutiny.Session session, Promise promise, Period period, Behind behind, Cut cut) {
        var column = behind.by().name().toLowerCase(Locale.ROOT);
        // Newest first: the list's own order is the descending one.
        var sql = BEHIND.formatted(column, cut.backward() ? ">" : "<", cut.backward() ? "asc" : "desc");
        var scope = ScopeRow.of(promise, period, promise.zone(config.zone().id()));
        return session.createNativeQuery(sql, Tuple.class)
                .setParameter(
                        "scopes", Json.mapper().valueToTree(List.of(scope)).toString())
                .setParameter("standing", behind.standing().name())
                .setParameter("fewest", behind.fewestStars())
                .setParameter("most", behind.mostStars())
                .setParameter("slice", behind.slice().orElse(null))
                .setParameter("ended", cut.from().map(keys -> keys.get(0)).orElse(null))
                .setParameter("ticket", cut.from().map(keys -> keys.get(1)).orElse(null))
                .setParameter("limit", cut.limit());
    }

    private static JudgedTicket ticket(Tuple row, Viewer viewer) {
        return new JudgedTicket(
                row.get("id", UUID.class),
                row.get("reference", String.class),
                Optional.ofNullable(row.get("priority", String.class)),
                Optional.ofNullable(row.get("service", String.class)),
                Optional.ofNullable(row.get("team", String.class)).filter(known -> !viewer.isCustomer()),
                row.get("opened_at", OffsetDateTime.class).toInstant(),
                row.get("ended_at", OffsetDateTime.class).toInstant());
    }
}
