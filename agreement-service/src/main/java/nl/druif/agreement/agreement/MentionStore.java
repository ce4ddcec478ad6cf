package nl.druif.agreement.agreement;

import com.fasterxml.jackson.databind.node.TextNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import nl.druif.agreement.ReferringStore;
import nl.druif.agreement.Sort;
import nl.druif.agreement.Use;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;

/**
 * Agreements refer to all sorts of entries: with their parties, with whom they are for, and with the text of every version
 * they ever had. A text that holds the reference as a value or as a key counts, whatever it stands for there: rather kept than missed.
 */
@Singleton
class MentionStore implements ReferringStore {
    private static final String USES = """
            select each.reference from Agreement each
            where ?1 = true and (each.provider = ?2 or each.customer = ?2)
                or locate(?3, each.appliesTo) > 0
                or exists (
                    select 1 from AgreementVersion version
                    where version.agreementId = each.id
                        and (locate(?3, version.terms) > 0
                            or locate(?3, version.resolved) > 0
                            or locate(?3, version.reach) > 0))
            order by each.id""";

    private final Tenancy tenancy;

    MentionStore(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    @Override
    public Uni<List<Use>> usesOf(TenantId tenant, Sort sort, String reference) {
        return tenancy.as(
                tenant,
                session -> session.createQuery(USES, String.class)
                        .setParameter(1, sort == Sort.PARTY)
                        .setParameter(2, reference)
                        .setParameter(3, TextNode.valueOf(reference).toString())
                        .setMaxResults(Use.MOST_TOLD)
                        .getResultList()
                        .map(agreements -> Use.of("agreement", agreements)));
    }
}
