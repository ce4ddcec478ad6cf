package nl.druif.ticketclock;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.testing.Tokens;

/** A service desk of a tenant of its own for one test, with those who call. */
public record Desk(TenantId tenant) {
    public static final String ROOT = "/ticket-clock/v1";

    private static final UUID TOPDESK = UUID.fromString("00000000-0000-4000-8000-00000000000d");

    public static Desk fresh() {
        return new Desk(new TenantId(UUID.randomUUID()));
    }

    /** The ticket system. */
    public RequestSpecification integration() {
        return as(Tokens.tenant(tenant).role(Role.INTEGRATION).subject(TOPDESK));
    }

    public RequestSpecification agent() {
        return as(Tokens.tenant(tenant).role(Role.AGENT));
    }

    public RequestSpecification viewerOf(String customer) {
        return as(Tokens.tenant(tenant).role(Role.CUSTOMER_VIEWER).claim("party", customer));
    }

    public RequestSpecification as(Tokens token) {
        return given().auth().oauth2(token.sign());
    }

    /** Reports an event and expects it to be taken in. */
    public Response hears(String event) {
        var answer = integration()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(event)
                .post(ROOT + "/ticket-events");
        assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 201);
        return answer;
    }

    /** An event of a ticket of Waterland's mail service, priority 1. */
    public static String event(String ticket, String id, String type, String occurredAt) {
        return """
                {"source": "topdesk", "ticket": "%s", "sourceEventId": "%s", "type": "%s", "occurredAt": "%s",
                 "customer": "WATERLAND", "service": "mail", "priority": "1"}""".formatted(ticket, id, type, occurredAt);
    }

    public Map<String, Object> ticket(String reference) {
        var page = agent().queryParam("reference", reference).get(ROOT + "/tickets");
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        return page.jsonPath().getMap("items[0]");
    }

    /** The ticket with its clocks. */
    public Response dossier(String reference) {
        return agent().get(ROOT + "/tickets/" + ticket(reference).get("id"));
    }

    public static <T> T awaited(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}
