package nl.druif.agreement;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.druif.foundation.http.IfMatch;
import nl.druif.foundation.http.Page;
import nl.druif.foundation.http.PageRequest;
import nl.druif.foundation.http.Pages;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.json.Document;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.tenancy.CallerTenant;
import org.jboss.resteasy.reactive.RestResponse;

/** What all resources of entries do; who may, and what it is called, each says itself. */
@Produces(MediaType.APPLICATION_JSON)
public abstract class EntryResource<E extends Entry, D extends EntryDetails<E>> {
    public static final String MERGE_PATCH = "application/merge-patch+json";

    private final String path;
    private final EntryStore<E, ?> entries;
    private final CallerTenant caller;
    private final Clock clock;
    private final Pages pages;
    private final StrictJson json;

    protected EntryResource(
            String path, EntryStore<E, ?> entries, CallerTenant caller, Clock clock, Pages pages, StrictJson json) {
        this.path = path;
        this.entries = entries;
        this.caller = caller;
        this.clock = clock;
        this.pages = pages;
        this.json = json;
    }

    /** What somebody would write down to get this entry. */
    protected abstract D details(E entry);

    protected Uni<RestResponse<E>> registered(D details) {
        return entries.add(caller.tenant(), details.registered(Uuid7.at(clock.instant())))
                .map(entry -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, entry)
                        .location(URI.create(path + "/" + entry.id()))
                        .build());
    }

    protected Uni<RestResponse<Page<E>>> page(Listing listing, PageRequest page) {
        var cut = pages.cut(page, caller.tenant());
        return entries.list(caller.tenant(), listing, cut)
                .map(found -> pages.page(cut, found.items(), EntryResource::key, found.total()));
    }

    protected Uni<E> found(UUID id) {
        return entries.find(caller.tenant(), id);
    }

    protected Uni<E> replaced(UUID id, IfMatch ifMatch, D details) {
        return entries.revise(caller.tenant(), id, ifMatch, details::replacing);
    }

    protected Uni<E> patched(UUID id, IfMatch ifMatch, Document patch, Class<D> type) {
        return entries.revise(
                caller.tenant(),
                id,
                ifMatch,
                entry -> json.patched(details(entry), patch, type).replacing(entry));
    }

    protected Uni<Void> removed(UUID id, IfMatch ifMatch) {
        return entries.remove(caller.tenant(), id, ifMatch);
    }

    private static <E extends Entry> List<String> key(E entry) {
        return List.of(entry.id().toString());
    }
}
