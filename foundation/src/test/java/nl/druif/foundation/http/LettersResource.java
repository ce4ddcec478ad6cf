package nl.druif.foundation.http;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Outcome;
import nl.druif.foundation.tenancy.TenantId;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** A post office that can be kept waiting. */
@Path("/fixture/v1/letters")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class LettersResource {
    static final int MOST_WAITING = 20;
    static final List<List<String>> BAGS = new CopyOnWriteArrayList<>();
    static final AtomicInteger HANDED_IN = new AtomicInteger();
    static volatile CompletableFuture<Void> open = CompletableFuture.completedFuture(null);

    public record Letter(String text) {}

    private final Gathering<Letter, Letter> letters;

    LettersResource(Gatherings gatherings) {
        letters = gatherings.of(
                LettersResource::carried,
                outcome -> ResponseBuilder.create(RestResponse.Status.CREATED, outcome.granted())
                        .build(),
                MOST_WAITING,
                Duration.ofMinutes(1));
    }

    @POST
    @Idempotent(required = true, gathered = true)
    public Uni<RestResponse<Letter>> send(Letter letter) {
        var sent = letters.join(letter);
        HANDED_IN.incrementAndGet();
        return sent;
    }

    private static Uni<List<Outcome<Letter>>> carried(TenantId tenant, List<Letter> bag) {
        var context = Vertx.currentContext();
        return Uni.createFrom()
                .completionStage(open)
                .emitOn(command -> context.runOnContext(here -> command.run()))
                .map(opened -> delivered(bag));
    }

    private static List<Outcome<Letter>> delivered(List<Letter> bag) {
        BAGS.add(bag.stream().map(Letter::text).toList());
        if (bag.contains(new Letter("poison"))) {
            throw new IllegalStateException("the whole bag is spoilt");
        }
        return bag.stream().map(LettersResource::outcome).toList();
    }

    private static Outcome<Letter> outcome(Letter letter) {
        return letter.text().equals("rude")
                ? new Outcome.Unfit<>(new Faulty(new Fault("/text", "RUDE", "That is no way to write.")))
                : new Outcome.Recorded<>(letter);
    }
}
