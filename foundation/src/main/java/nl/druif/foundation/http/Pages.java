package nl.druif.foundation.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.tenancy.TenantId;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Cuts lists into pages:
 * {@code var cut = pages.cut(page, tenant); … store.list(tenant, cut).map(found -> pages.page(cut, found, Thing::keys))}.
 */
@Singleton
public class Pages {
    private static final int USUAL = 50;
    private static final int LARGEST = 200;

    private final byte[] key;

    Pages(CursorKey key) {
        this.key = key.bytes();
    }

    /**
     * @throws Faulty when the page size is less than one
     * @throws nl.druif.foundation.problem.Refusal 400 {@code cursor-mismatch} for a cursor of anything else
     */
    public Cut cut(PageRequest request, TenantId tenant) {
        if (request.pageSize != null && request.pageSize < 1) {
            throw new Faulty(
                    new Fault("?pageSize", "OUT_OF_RANGE", "A page holds at least one item.").with("kind", "page"));
        }
        var size = request.pageSize == null ? USUAL : Math.min(request.pageSize, LARGEST);
        var binding = binding(request.uri, tenant);
        var cursor = Optional.ofNullable(request.cursor).map(text -> Cursor.verify(text, key, binding));
        return new Cut(
                size,
                cursor.map(Cursor::keys),
                cursor.map(Cursor::backward).orElse(false),
                request.counting(),
                bare(request.uri.getRequestUri()),
                binding);
    }

    public <T> RestResponse<Page<T>> page(Cut cut, List<T> found, Function<T, List<String>> keys) {
        return page(cut, found, keys, OptionalLong.empty());
    }

    /**
     * @param found up to {@link Cut#limit} rows, in the order in which they were read
     * @param keys  of a row, as text, in the order of the list
     * @param total number of all rows of the list; told when the client asked for it
     */
    public <T> RestResponse<Page<T>> page(Cut cut, List<T> found, Function<T, List<String>> keys, OptionalLong total) {
        var more = found.size() > cut.size();
        var items = new ArrayList<>(more ? found.subList(0, cut.size()) : found);
        if (cut.backward()) {
            Collections.reverse(items);
        }
        var hasNext = cut.backward() ? cut.from().isPresent() : more;
        var hasPrev = cut.backward() ? more : cut.from().isPresent();
        var page = new Page<>(
                items,
                cut.self(),
                link(cut, null),
                hasPrev && !items.isEmpty()
                        ? Optional.of(link(cut, new Cursor(true, keys.apply(items.get(0)))))
                        : Optional.empty(),
                hasNext && !items.isEmpty()
                        ? Optional.of(link(cut, new Cursor(false, keys.apply(items.get(items.size() - 1)))))
                        : Optional.empty(),
                cut.counting() && total.isPresent() ? Optional.of(total.getAsLong()) : Optional.empty());
        return answer(page);
    }

    private static <T> RestResponse<Page<T>> answer(Page<T> page) {
        var links = new ArrayList<String>();
        links.add(header(page.first(), "first"));
        page.prev().ifPresent(prev -> links.add(header(prev, "prev")));
        page.next().ifPresent(next -> links.add(header(next, "next")));
        var answer = RestResponse.ResponseBuilder.ok(page).header("Link", String.join(", ", links));
        page.totalCount().ifPresent(total -> answer.header("Preference-Applied", "return=total-count"));
        return answer.build();
    }

    private URI link(Cut cut, @Nullable Cursor cursor) {
        return bare(UriBuilder.fromUri(cut.self())
                .replaceQueryParam(
                        "cursor", cursor == null ? new Object[0] : new Object[] {cursor.sign(key, cut.binding())})
                .build());
    }

    /** Without the question mark of a query that holds nothing. */
    private static URI bare(URI link) {
        var text = link.toString();
        return text.endsWith("?") ? URI.create(text.substring(0, text.length() - 1)) : link;
    }

    private static String header(URI link, String relation) {
        return "<" + link + ">; rel=\"" + relation + "\"";
    }

    /** Whose list it is, and which: path and query without what only moves the window. */
    private static String binding(UriInfo uri, TenantId tenant) {
        var filters = new TreeMap<>(uri.getQueryParameters());
        filters.remove("cursor");
        filters.remove("pageSize");
        return tenant + "\n" + uri.getPath() + "\n" + filters;
    }
}
