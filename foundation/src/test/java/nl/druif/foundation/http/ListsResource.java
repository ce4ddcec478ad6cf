package nl.druif.foundation.http;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.CallerTenant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** A list of numbers to leaf through, and posts that count how often they really happened. */
@Path("/fixture/v1")
@Authenticated
public class ListsResource {
    static final NavigableSet<Integer> NUMBERS = new ConcurrentSkipListSet<>();
    static final AtomicInteger HAPPENED = new AtomicInteger();

    public record Order(String what) {}

    public record Ordered(UUID id, String what, long version) implements Versioned {}

    /** Where the effect of an operation happens that cannot be compared by its own arguments. */
    @ApplicationScoped
    static class Effect {
        @Idempotent(required = true, operation = "sendFruit")
        Uni<Ordered> happens(Order order) {
            return Uni.createFrom().item(new Ordered(UUID.randomUUID(), order.what(), HAPPENED.incrementAndGet()));
        }
    }

    private final Effect effect;
    private final Pages pages;
    private final CallerTenant caller;

    ListsResource(Effect effect, Pages pages, CallerTenant caller) {
        this.effect = effect;
        this.pages = pages;
        this.caller = caller;
    }

    @GET
    @Path("/numbers")
    public RestResponse<Page<Integer>> numbers(
            @BeanParam CountedPageRequest page, @RestQuery @DefaultValue("0") int atLeast) {
        var cut = pages.cut(page, caller.tenant());
        var list = NUMBERS.tailSet(atLeast, true);
        var from = cut.from().map(keys -> Integer.valueOf(keys.get(0)));
        var rest = cut.backward()
                ? from.map(key -> list.headSet(key, false)).orElse(list).descendingSet()
                : from.map(key -> list.tailSet(key, false)).orElse(list);
        var found = rest.stream().limit(cut.limit()).toList();
        return pages.page(cut, found, number -> List.of(number.toString()), OptionalLong.of(list.size()));
    }

    @POST
    @Path("/orders")
    @Idempotent
    @Operation(operationId = "orderFruit")
    public Uni<RestResponse<Ordered>> order(Order order) {
        if (order.what().equals("nothing")) {
            return Uni.createFrom().failure(Refusal.conflict("sold-out", "There is nothing left."));
        }
        var ordered = new Ordered(UUID.randomUUID(), order.what(), HAPPENED.incrementAndGet());
        return Uni.createFrom()
                .item(RestResponse.ResponseBuilder.<Ordered>created(URI.create("/fixture/v1/orders/" + ordered.id()))
                        .entity(ordered)
                        .build());
    }

    @POST
    @Path("/parcels")
    @Operation(operationId = "sendFruit")
    public Uni<Ordered> send(Order order) {
        return effect.happens(order);
    }

    @POST
    @Path("/imports")
    @Idempotent(required = true)
    public Uni<Ordered> load(Order order) {
        return Uni.createFrom().item(new Ordered(UUID.randomUUID(), order.what(), HAPPENED.incrementAndGet()));
    }
}
