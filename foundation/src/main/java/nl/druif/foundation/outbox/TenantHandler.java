package nl.druif.foundation.outbox;

import io.smallrye.mutiny.Uni;
import java.util.List;
import nl.druif.foundation.tenancy.TenantId;

/** What a consumer does with the things of one tenant, in the order in which they came. */
@FunctionalInterface
public interface TenantHandler<T> {
    Uni<Void> handle(TenantId tenant, List<Received<T>> received);
}
