package nl.druif.experience;

import static io.restassured.RestAssured.given;

import io.quarkus.vertx.VertxContextSupport;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.event.Announcement;
import nl.druif.foundation.event.TicketClosed;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.outbox.Outbox;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.foundation.testing.Tokens;

/** A service desk whose tickets close: tells the news as ticket-clock-service does, over the real broker. */
@Singleton
public class Desk {
    private final Tenancy tenancy;
    private final Outbox outbox;
    private final HandSetClock clock;

    Desk(Tenancy tenancy, Outbox outbox, HandSetClock clock) {
        this.tenancy = tenancy;
        this.outbox = outbox;
        this.clock = clock;
    }

    public HandSetClock clock() {
        return clock;
    }

    public static RequestSpecification as(TenantId tenant, String role) {
        return given().auth().oauth2(Tokens.tenant(tenant).role(role).sign());
    }

    public void tell(TenantId tenant, Announcement... news) {
        try {
            VertxContextSupport.subscribeAndAwait(
                    () -> tenancy.as(tenant, session -> outbox.announce(session, Arrays.asList(news))));
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    public TicketClosed closing(TenantId tenant, String reference, String service) {
        return closing(tenant, reference, service, Optional.empty(), clock.instant());
    }

    public TicketClosed closing(
            TenantId tenant, String reference, String service, Optional<String> requester, Instant at) {
        return new TicketClosed(
                Uuid7.derivedFrom(tenant, reference, at),
                tenant,
                Uuid7.derivedFrom(tenant, reference),
                reference,
                Optional.of(service),
                Optional.of("gemeente-waterland"),
                Optional.of("P3"),
                requester,
                Optional.of("nl-NL"),
                at);
    }

    /** Closes a ticket and waits until somebody is asked about it. */
    public UUID invitation(TenantId tenant, TicketClosed closing) {
        tell(tenant, closing);
        return Await.until("an invitation", () -> invitations(tenant, closing.ticket()), found -> !found.isEmpty())
                .get(0);
    }

    public List<UUID> invitations(TenantId tenant, UUID ticket) {
        List<String> ids = as(tenant, Role.INTEGRATION)
                .queryParam("ticket", ticket)
                .get("/experience/v1/invitations")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
        return ids.stream().map(UUID::fromString).toList();
    }

    public List<String> skipped(TenantId tenant, UUID ticket) {
        return as(tenant, Role.INTEGRATION)
                .queryParam("ticket", ticket)
                .get("/experience/v1/skipped-invitations")
                .then()
                .statusCode(200)
                .extract()
                .path("items.reason");
    }

    /** The path of a fresh link. */
    public String link(TenantId tenant, UUID invitation) {
        String url = as(tenant, Role.INTEGRATION)
                .post("/experience/v1/invitations/{id}/links", invitation)
                .then()
                .statusCode(201)
                .extract()
                .path("url");
        return URI.create(url).getPath();
    }
}
