package nl.druif.foundation.http;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.json.Document;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.json.StrictYamlReader;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Refusal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A small API with one of everything. */
@Path("/fixture/v1")
@Authenticated
public class FixtureResource {
    public enum Fruit {
        GRAPE,
        WATERMELON
    }

    public record Basket(
            @NotBlank String name, Fruit fruit, @Max(100) int pieces, Instant pickedAt, List<LocalDate> days) {
        public Basket {
            new Faults()
                    .check(!name.equals("empty"), "/name", "EMPTY", "An empty basket is no basket.")
                    .refuse();
        }
    }

    /** Anything at all, so that nothing but the front door can refuse it. */
    public record Author(String name) {
        public static Author fromString(String name) {
            return new Author(name);
        }
    }

    public record Stored(UUID id, Basket basket, long version) implements Versioned {}

    private static final UUID ID = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final Stored STORED =
            new Stored(ID, new Basket("first", Fruit.GRAPE, 3, Instant.parse("2026-04-24T17:00:00Z"), List.of()), 3);

    private final StrictJson json;

    FixtureResource(StrictJson json) {
        this.json = json;
    }

    @GET
    @Path("/baskets/{id}")
    public Uni<Stored> basket(UUID id) {
        return ID.equals(id) ? Uni.createFrom().item(STORED) : Uni.createFrom().failure(Refusal.notFound());
    }

    @POST
    @Path("/baskets")
    @ResponseStatus(201)
    public Uni<Stored> add(Basket basket) {
        return Uni.createFrom().item(new Stored(ID, basket, 1));
    }

    @PUT
    @Path("/baskets/{id}")
    public Stored replace(UUID id, @RestHeader("If-Match") IfMatch ifMatch, Basket basket) {
        ifMatch.check(STORED);
        return new Stored(id, basket, 4);
    }

    @PATCH
    @Path("/baskets/{id}")
    @Consumes("application/merge-patch+json")
    public Stored change(UUID id, Document patch) {
        return new Stored(id, json.patched(STORED.basket(), patch, Basket.class), 4);
    }

    @GET
    @Path("/echo")
    public String echo(
            @RestQuery Optional<Instant> at,
            @RestQuery @DefaultValue("1") @Max(10) int many,
            @RestQuery List<Fruit> fruits,
            @RestQuery("customerId") @Nullable UUID customer) {
        return at.map(Instant::toString).orElse("-") + " " + many + " " + fruits + " " + customer;
    }

    @GET
    @Path("/needed")
    public String needed(
            @RestQuery String book,
            @RestQuery @Min(1) int page,
            @RestQuery List<String> words,
            @RestQuery @Nullable Author by,
            @RestQuery Optional<String> chapter) {
        return book + " " + page + " " + words + " " + by + " " + chapter;
    }

    @GET
    @Path("/words/{word}")
    public String word(@RestPath String word) {
        return word;
    }

    @GET
    @Path("/refusal")
    public Uni<String> refusal() {
        throw Refusal.conflict("amendment-in-the-past", "An amendment cannot take effect before it is made.")
                .with("from", Instant.parse("2026-03-01T00:00:00Z"));
    }

    @GET
    @Path("/bug")
    public Uni<String> bug() {
        throw new IllegalStateException("select secret from nl.druif.table");
    }

    @GET
    @Path("/outage")
    public Uni<String> outage() {
        return Uni.createFrom().failure(new IllegalStateException(new ConnectException("localhost:5432")));
    }

    @GET
    @PermitAll
    @Path("/mdc")
    public Uni<String> mdc() {
        return Uni.createFrom()
                .item(() -> MDC.get("requestId") + " " + MDC.get("tenantId"))
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(5))
                .replaceWith(() -> MDC.get("requestId") + " " + MDC.get("tenantId"));
    }

    @GET
    @Path("/admin")
    @RolesAllowed("provider-admin")
    public String admin() {
        return "admin";
    }

    @GET
    @Path("/page")
    @PermitAll
    @Produces("text/html")
    public String page() {
        return "<p>open</p>";
    }

    @GET
    @Path("/page")
    @PermitAll
    @Produces(StrictYamlReader.YAML_IF_ASKED)
    @Operation(hidden = true)
    public String yaml() {
        return "open: true\n";
    }
}
