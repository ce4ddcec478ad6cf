package nl.druif.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An agreement about one service, round the clock, made as people make it: through the APIs, signed by both sides. */
final class Deal {
    private static final Map<String, Object> FORCE_MAJEURE =
            Map.of("id", "overmacht", "title", "Overmacht", "text", "Wat niemand kon voorzien");

    private final Api manager;
    private final Api customer;
    private final Api ticketSystem;
    private final String service = "service-" + UUID.randomUUID();
    private final String agreement;

    private Deal(Entrance suite, Map<String, Object> terms, Instant validFrom) {
        this.manager = new Api(suite, "bram");
        this.customer = new Api(suite, "dirk");
        this.ticketSystem = new Api(suite, "itsm");
        this.agreement = signed(terms, validFrom);
    }

    /** About tickets solved within {@code resolution}, and about people's average rating where {@code stars} is given. */
    static Deal struck(Entrance suite, String resolution, List<Map<String, Object>> stars, Instant validFrom) {
        return new Deal(suite, Map.of("targets", List.of(target(resolution)), "experienceTargets", stars), validFrom);
    }

    String agreement() {
        return agreement;
    }

    String service() {
        return service;
    }

    /** Both sides sign another time to resolve; it holds for open clocks too. */
    void amend(String resolution, Instant validFrom) {
        var terms =
                terms(Map.of("targets", List.of(target(resolution)), "policies", Map.of("onNewVersion", "CUTOVER")));
        var path = "/agreements/" + agreement;
        manager.post(
                Service.AGREEMENT, path + "/amendments", Map.of("validFrom", validFrom.toString(), "terms", terms));
        sign(2);
    }

    /** Both sides sign that this time does not count. */
    void exclude(Instant from, Instant until) {
        var proposal = Map.of(
                "agreement",
                agreement,
                "from",
                from.toString(),
                "until",
                until.toString(),
                "services",
                List.of(service),
                "clause",
                "overmacht",
                "cause",
                "Stroomstoring in de wijk",
                "party",
                "SUPPLIER");
        var path = "/exclusions/"
                + customer.post(Service.AGREEMENT, "/exclusions", proposal)
                        .path("id")
                        .asText();
        manager.post(Service.AGREEMENT, path + "/signatures", Map.of());
        customer.post(Service.AGREEMENT, path + "/signatures", Map.of());
    }

    /** Reports what happened to a ticket of this service; answers the ticket's id. */
    String report(String ticket, String type, Instant at) {
        return report(ticket, service, type, at);
    }

    /** Reports the same of a ticket of another service. */
    String report(String ticket, String service, String type, Instant at) {
        return ticketSystem
                .post(
                        Service.TICKET_CLOCK,
                        "/ticket-events",
                        Map.of(
                                "source",
                                "flow-test",
                                "ticket",
                                ticket,
                                "sourceEventId",
                                ticket + "-" + type,
                                "type",
                                type,
                                "occurredAt",
                                at.toString(),
                                "priority",
                                "P1",
                                "service",
                                service,
                                "customer",
                                People.CUSTOMER))
                .path("ticketId")
                .asText();
    }

    private String signed(Map<String, Object> promises, Instant validFrom) {
        register("/parties", Map.of("reference", "druif-it", "name", "Druif IT", "kind", "PROVIDER"));
        register("/parties", Map.of("reference", People.CUSTOMER, "name", "Gemeente Eikenrode", "kind", "CUSTOMER"));
        register("/services", Map.of("reference", service, "name", service));
        register("/calendars", Map.of("reference", "altijd", "name", "Altijd", "hours", roundTheClock()));
        var draft = Map.of(
                "reference",
                "SLA-" + service,
                "title",
                "Over " + service,
                "kind",
                "SLA",
                "provider",
                "druif-it",
                "customer",
                People.CUSTOMER,
                "validFrom",
                validFrom.toString(),
                "terms",
                terms(promises));
        var id =
                manager.post(Service.AGREEMENT, "/agreements", draft).path("id").asText();
        manager.post(Service.AGREEMENT, "/agreements/" + id + "/proposals", Map.of());
        sign(id, 1);
        return id;
    }

    private void sign(int version) {
        sign(agreement, version);
    }

    private void sign(String id, int version) {
        manager.post(Service.AGREEMENT, "/agreements/" + id + "/versions/" + version + "/signatures", Map.of());
        customer.post(Service.AGREEMENT, "/agreements/" + id + "/versions/" + version + "/signatures", Map.of());
    }

    private Map<String, Object> terms(Map<String, Object> promises) {
        var terms = new HashMap<>(promises);
        terms.put("services", List.of(service));
        terms.put("calendar", "altijd");
        terms.put("exclusionClauses", List.of(FORCE_MAJEURE));
        return terms;
    }

    private void register(String path, Map<String, Object> body) {
        JsonNode found = manager.get(Service.AGREEMENT, path + "?reference=" + body.get("reference"));
        if (found.path("items").isEmpty()) {
            manager.post(Service.AGREEMENT, path, body);
        }
    }

    private static Map<String, Object> target(String resolution) {
        return Map.of("id", "resolution", "metric", "TIME_TO_RESOLVE", "duration", resolution);
    }

    private static Map<String, Object> roundTheClock() {
        var day = List.of(Map.of("from", "00:00", "to", "24:00"));
        return Map.of(
                "timeZone",
                "Europe/Amsterdam",
                "weekly",
                Map.of(
                        "monday",
                        day,
                        "tuesday",
                        day,
                        "wednesday",
                        day,
                        "thursday",
                        day,
                        "friday",
                        day,
                        "saturday",
                        day,
                        "sunday",
                        day));
    }
}
