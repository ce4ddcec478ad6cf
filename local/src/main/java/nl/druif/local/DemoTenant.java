package nl.druif.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import nl.druif.local.desk.Desk;
import nl.druif.local.desk.DeskService;
import nl.druif.local.desk.Export;

/**
 * Fills the demo tenant through the public APIs, as its people would: parties, services, an agreement signed by both sides,
 * a year of tickets, and what people thought of them. What an interrupted start left undone the next one completes.
 */
final class DemoTenant {
    private static final long SEED = 2026;
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Set<String> OVER = Set.of("COMPLETED", "CANCELLED", "FAILED");

    private final Suite suite;
    private final Consumer<String> say;
    private final Api administrator;
    private final Api manager;
    private final Api customer;
    private final Api ticketSystem;

    private DemoTenant(Suite suite, Consumer<String> say) {
        this.suite = suite;
        this.say = say;
        this.administrator = new Api(suite, "anna");
        this.manager = new Api(suite, "bram");
        this.customer = new Api(suite, "dirk");
        this.ticketSystem = new Api(suite, "itsm");
    }

    /** Returns when the tenant is filled, or at once when it was before. */
    static void fill(Suite suite, Clock clock, Consumer<String> say) {
        var done = suite.folder().resolve("demo.done");
        if (Files.exists(done)) {
            return;
        }
        say.accept("Filling the demo tenant …");
        new DemoTenant(suite, say).fill(begunAt(suite.folder().resolve("demo.begun"), clock.instant()));
        write(done, "");
    }

    private void fill(Instant begun) {
        registerParties();
        registerServices();
        register("/calendars", resource("calendar"));
        agree(begun);
        setCourtesy();
        var tickets = Desk.year(SEED, begun);
        importHistory(Export.of(tickets));
        var answers =
                new Voting(ticketSystem, resource("mapping").path("source").asText()).hold(tickets);
        say.accept("Demo tenant: %,d tickets of a year, %,d opinions about them".formatted(tickets.size(), answers));
    }

    private void registerParties() {
        party("druif-it", "Druif IT", "PROVIDER");
        party(People.CUSTOMER, "Gemeente Eikenrode", "CUSTOMER");
        party("servicedesk", "Servicedesk", "TEAM");
        for (var service : DeskService.values()) {
            party(service.team(), service.team(), "TEAM");
        }
    }

    private void party(String reference, String name, String kind) {
        register("/parties", Map.of("reference", reference, "name", name, "kind", kind));
    }

    private void registerServices() {
        for (var service : DeskService.values()) {
            register(
                    "/services",
                    Map.of("reference", service.reference(), "name", service.title(), "owner", service.team()));
        }
    }

    private void register(String path, Map<String, String> body) {
        if (isMissing(path, Objects.requireNonNull(body.get("reference")))) {
            manager.post(Service.AGREEMENT, path, body);
        }
    }

    private void register(String path, JsonNode body) {
        if (isMissing(path, body.path("reference").asText())) {
            manager.post(Service.AGREEMENT, path, body);
        }
    }

    private boolean isMissing(String path, String reference) {
        return manager.get(Service.AGREEMENT, path + "?reference=" + Api.encoded(reference))
                .path("items")
                .isEmpty();
    }

    /** Both sides sign what held all year; a signature that is there already is refused, which is fine. */
    private void agree(Instant begun) {
        var text = (ObjectNode) resource("agreement");
        var reference = text.path("reference").asText();
        text.put("validFrom", aYearAndAMonthBefore(begun).toString());
        if (isMissing("/agreements", reference)) {
            manager.post(Service.AGREEMENT, "/agreements", text);
        }
        var agreement = manager.get(Service.AGREEMENT, "/agreements?reference=" + reference)
                .at("/items/0/id")
                .asText();
        manager.tryPost(Service.AGREEMENT, "/agreements/" + agreement + "/proposals", Map.of());
        manager.tryPost(Service.AGREEMENT, "/agreements/" + agreement + "/versions/1/signatures", Map.of());
        customer.tryPost(Service.AGREEMENT, "/agreements/" + agreement + "/versions/1/signatures", Map.of());
        var state = manager.get(Service.AGREEMENT, "/agreements/" + agreement)
                .path("status")
                .asText();
        if (!state.equals("ACTIVE")) {
            throw new IllegalStateException("The demo agreement is " + state + ", not ACTIVE.");
        }
    }

    /** For tickets that are opened from now on; what was set before goes on. */
    private void setCourtesy() {
        var path = "/settings/courtesy";
        var version =
                administrator.get(Service.TICKET_CLOCK, path).path("version").asLong();
        if (version == 0) {
            administrator.put(Service.TICKET_CLOCK, path, version, resource("courtesy"));
        }
    }

    private static Instant aYearAndAMonthBefore(Instant instant) {
        var month = ZonedDateTime.ofInstant(instant, ZONE).toLocalDate().withDayOfMonth(1);
        return month.minusMonths(13).atStartOfDay(ZONE).toInstant();
    }

    private void importHistory(String csv) {
        var form =
                new Multipart().with("mapping", resource("mapping").toString()).withFile("file", "meldingen.csv", csv);
        var job = ticketSystem.post(
                Service.TICKET_CLOCK, "/imports", form.contentType(), "demo-" + csv.hashCode(), form.body());
        var path = "/imports/" + job.path("id").asText();
        while (!OVER.contains(job.path("state").asText())) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            job = ticketSystem.get(Service.TICKET_CLOCK, path);
        }
        if (!job.path("state").asText().equals("COMPLETED")
                || job.path("failed").asLong() > 0) {
            throw new IllegalStateException("The demo tickets did not all come in: " + job);
        }
    }

    /** The first start decides which year it is, so that one that was interrupted goes on with the same. */
    private static Instant begunAt(Path file, Instant now) {
        try {
            if (Files.notExists(file)) {
                write(file, now.toString());
            }
            return Instant.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode resource(String name) {
        try (var in = Objects.requireNonNull(DemoTenant.class.getResourceAsStream("/demo/" + name + ".json"))) {
            return Api.parsed(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
