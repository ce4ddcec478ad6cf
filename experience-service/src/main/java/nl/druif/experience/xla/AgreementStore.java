package nl.druif.experience.xla;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.event.Announcement;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import org.hibernate.reactive.mutiny.Mutiny;

/** Agreements as they were last told. */
@ApplicationScoped
class AgreementStore {
    private static final String KEEP = """
            insert into heard_agreement (tenant_id, agreement, revision, customer, told)
            select distinct on (r.told ->> 'agreement')
                ?1, cast(r.told ->> 'agreement' as uuid), cast(r.told ->> 'revision' as bigint),
                r.told -> 'customer' ->> 'reference', r.told
            from jsonb_array_elements(cast(cast(?2 as text) as jsonb)) as r(told)
            order by r.told ->> 'agreement', cast(r.told ->> 'revision' as bigint) desc
            on conflict (tenant_id, agreement) do update set
                revision = excluded.revision,
                customer = excluded.customer,
                told = excluded.told
            where excluded.revision > heard_agreement.revision""";

    private final Tenancy tenancy;
    private final ObjectMapper json;

    AgreementStore(Tenancy tenancy, ObjectMapper json) {
        this.tenancy = tenancy;
        this.json = json;
    }

    Uni<Void> hear(TenantId tenant, List<Announcement> news) {
        var told = news.stream().filter(AgreementPublished.class::isInstance).toList();
        return told.isEmpty()
                ? Uni.createFrom().voidItem()
                : tenancy.as(
                        tenant,
                        session -> session.createNativeQuery(KEEP)
                                .setParameter(1, tenant.value())
                                .setParameter(2, text(told))
                                .executeUpdate()
                                .replaceWithVoid());
    }

    /** @param customer empty: of any customer */
    Uni<Optional<AgreementPublished>> heard(Mutiny.Session session, UUID agreement, Optional<String> customer) {
        return session.createNativeQuery(
                        "select cast(told as text) from heard_agreement where agreement = ?1 and customer = coalesce(?2, customer)",
                        String.class)
                .setParameter(1, agreement)
                .setParameter(2, customer.orElse(null))
                .getSingleResultOrNull()
                .map(told -> Optional.ofNullable(told).map(this::agreement));
    }

    private AgreementPublished agreement(String told) {
        try {
            return json.readValue(told, AgreementPublished.class);
        } catch (JsonProcessingException ours) {
            throw new IllegalStateException(ours);
        }
    }

    private String text(List<Announcement> told) {
        try {
            return json.writeValueAsString(told);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }
}
