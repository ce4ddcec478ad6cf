package nl.druif.experience.survey;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import org.hibernate.reactive.mutiny.Mutiny;

/** The tenant's survey: the standard one until it is edited. */
@ApplicationScoped
public class SurveyStore {
    private final Tenancy tenancy;

    SurveyStore(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    public Uni<Survey> current(TenantId tenant) {
        return tenancy.as(tenant, session -> current(session, tenant));
    }

    /** @param check refuses when the editor did not see the present state */
    Uni<Survey> edit(TenantId tenant, SurveyEdit edit, Consumer<Survey> check) {
        return tenancy.as(
                tenant,
                session -> lock(session, tenant)
                        .flatMap(locked -> row(session, tenant))
                        .invoke(row -> check.accept(row.toSurvey()))
                        .map(row -> row.hold(row.toSurvey().edited(edit)))
                        .call(session::persist)
                        .map(SurveyRow::toSurvey));
    }

    private static Uni<Survey> current(Mutiny.Session session, TenantId tenant) {
        return row(session, tenant).map(SurveyRow::toSurvey);
    }

    private static Uni<SurveyRow> row(Mutiny.Session session, TenantId tenant) {
        var standard = Survey.standard(tenant);
        return session.find(SurveyRow.class, standard.id())
                .onItem()
                .ifNull()
                .continueWith(() -> SurveyRow.of(tenant).hold(standard));
    }

    // There may be no row to lock yet.
    private static Uni<Integer> lock(Mutiny.Session session, TenantId tenant) {
        return session.createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(hashtextextended('survey ' || ?1, 0))", Integer.class)
                .setParameter(1, tenant.toString())
                .getSingleResult();
    }
}
