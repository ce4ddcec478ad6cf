package nl.druif.foundation.testing.planted;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Offends on purpose: may know the framework, but opens a transaction without saying whose. */
public final class GrapeStore {
    public Uni<Long> count() {
        return Panache.withTransaction(() -> Uni.createFrom().item(0L));
    }
}
