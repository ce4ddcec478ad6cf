package nl.druif.agreement;

import io.smallrye.mutiny.Uni;
import java.util.List;
import nl.druif.foundation.tenancy.TenantId;

/** Somebody who refers to entries by reference; what is referred to stays. */
public interface ReferringStore {

    /** Some of what refers to an entry: nothing when nothing does. */
    Uni<List<Use>> usesOf(TenantId tenant, Sort sort, String reference);
}
