package nl.druif.agreement;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.testing.Tokens;

/** A tenant of its own for one test, with its people: Anna and Bram of the provider, and customers' users. */
public record Tenant(TenantId id) {
    public static final String ROOT = "/agreement/v1";
    private static final UUID ANNA = UUID.fromString("00000000-0000-4000-8000-00000000000a");
    private static final UUID BRAM = UUID.fromString("00000000-0000-4000-8000-00000000000b");

    public static Tenant fresh() {
        return new Tenant(new TenantId(UUID.randomUUID()));
    }

    /** Agreement manager. */
    public RequestSpecification anna() {
        return as(Tokens.tenant(id).role(Role.AGREEMENT_MANAGER).subject(ANNA).name("anna"));
    }

    /** Provider's admin. */
    public RequestSpecification bram() {
        return as(Tokens.tenant(id).role(Role.PROVIDER_ADMIN).subject(BRAM));
    }

    /** Who signs for a customer. */
    public RequestSpecification managerOf(String customer) {
        return as(Tokens.tenant(id)
                .role(Role.CUSTOMER_MANAGER)
                .claim("party", customer)
                .subject(UUID.nameUUIDFromBytes(customer.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    }

    public RequestSpecification as(Tokens token) {
        return given().auth().oauth2(token.sign()).contentType(ContentType.JSON);
    }

    /** Posts as Anna and expects it to be done. */
    public Response does(String path, String body) {
        var answer = anna().body(body).post(ROOT + path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer;
    }

    public Tenant withParties() {
        party("DRUIF", "Druif BV", "PROVIDER");
        party("WATERLAND", "Gemeente Waterland", "CUSTOMER");
        party("PURMEREND", "Gemeente Purmerend", "CUSTOMER");
        party("NETWERK", "Team Netwerk", "TEAM");
        return this;
    }

    public Tenant withCatalogue() {
        does("/services", """
                {"reference": "mail", "name": "E-mail"}""");
        does("/services", """
                {"reference": "telefonie", "name": "Telefonie"}""");
        does("/calendars", """
                {"reference": "kantoor", "name": "Kantooruren", "hours": {"timeZone": "Europe/Amsterdam", "weekly": {
                    "monday": [{"from": "08:00", "to": "18:00"}], "tuesday": [{"from": "08:00", "to": "18:00"}],
                    "wednesday": [{"from": "08:00", "to": "18:00"}], "thursday": [{"from": "08:00", "to": "18:00"}],
                    "friday": [{"from": "08:00", "to": "18:00"}]}, "holidays": {"country": "NL"}}}""");
        return this;
    }

    public Response party(String reference, String name, String kind) {
        return does("/parties", """
                {"reference": "%s", "name": "%s", "kind": "%s"}""".formatted(reference, name, kind));
    }

    /** An SLA with Waterland that holds from 1 May: 4 hours to resolve, 2 of them as an internal objective, and 4 stars. */
    public Response draft(String reference) {
        return does("/agreements", sla(reference));
    }

    public static String sla(String reference) {
        return """
                {"reference": "%s", "title": "Werkplek Waterland", "kind": "SLA", "provider": "DRUIF", "customer": "WATERLAND",
                 "validFrom": "2026-05-01T00:00:00+02:00", "terms": %s}""".formatted(reference, terms("PT4H"));
    }

    public static String terms(String toResolve) {
        return """
                {"services": ["mail"], "calendar": "kantoor",
                 "targets": [
                    {"id": "oplossen", "metric": "TIME_TO_RESOLVE", "duration": "%s", "priorities": ["1"], "attainmentPercent": 95},
                    {"id": "oplossen-intern", "metric": "TIME_TO_RESOLVE", "duration": "PT2H", "nature": "OBJECTIVE"}],
                 "experienceTargets": [
                    {"id": "sterren", "metric": "RATING", "minimumAverage": 4.0, "minimumResponses": 5}]}""".formatted(toResolve);
    }
}
