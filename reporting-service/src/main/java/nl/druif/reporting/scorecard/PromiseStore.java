package nl.druif.reporting.scorecard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Tenancy;
import org.hibernate.reactive.mutiny.Mutiny;

/** The agreements a viewer may see. */
@ApplicationScoped
public class PromiseStore {
    private static final String VISIBLE = """
            select cast(told as text)
            from agreement
            where cast(:customer as text) is null or customer = :customer
            order by reference, id""";

    private static final String ONE = """
            select cast(told as text)
            from agreement
            where id = :agreement and (cast(:customer as text) is null or customer = :customer)""";

    private final Tenancy tenancy;
    private final ObjectMapper json;

    PromiseStore(Tenancy tenancy, ObjectMapper json) {
        this.tenancy = tenancy;
        this.json = json;
    }

    public Uni<List<Promise>> visibleTo(Viewer viewer) {
        return tenancy.as(
                viewer.tenant(),
                session -> query(session, VISIBLE, viewer)
                        .getResultList()
                        .map(told -> told.stream().map(this::promise).toList()));
    }

    /** @throws Refusal 404 for what is not there, or not this viewer's */
    public Uni<Promise> one(Viewer viewer, UUID agreement) {
        return tenancy.as(
                viewer.tenant(),
                session -> query(session, ONE, viewer)
                        .setParameter("agreement", agreement)
                        .getSingleResultOrNull()
                        .onItem()
                        .ifNull()
                        .failWith(Refusal::notFound)
                        .map(this::promise));
    }

    private static Mutiny.SelectionQuery<String> query(Mutiny.Session session, String sql, Viewer viewer) {
        return session.createNativeQuery(sql, String.class)
                .setParameter("customer", viewer.customer().orElse(null));
    }

    private Promise promise(String told) {
        try {
            return new Promise(json.readValue(told, AgreementPublished.class));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
