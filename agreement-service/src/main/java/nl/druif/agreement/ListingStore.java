package nl.druif.agreement;

import io.smallrye.mutiny.Uni;
import java.util.OptionalLong;
import nl.druif.foundation.http.Cut;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads the rows of one page, in an open transaction. */
public final class ListingStore {
    private ListingStore() {}

    public static <R> Uni<Listed<R>> read(Mutiny.Session session, Class<R> row, Listing listing, Cut cut) {
        var rows = session.createQuery(listing.rows(cut), row).setMaxResults(cut.limit());
        listing.bind(rows::setParameter);
        Listing.bind(cut, rows::setParameter);
        return rows.getResultList()
                .flatMap(found -> total(session, listing, cut).map(total -> new Listed<>(found, total)));
    }

    private static Uni<OptionalLong> total(Mutiny.Session session, Listing listing, Cut cut) {
        if (!cut.counting()) {
            return Uni.createFrom().item(OptionalLong.empty());
        }
        var count = session.createQuery(listing.count(), Long.class);
        listing.bind(count::setParameter);
        return count.getSingleResult().map(OptionalLong::of);
    }
}
