package nl.druif.ticketclock.hook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import nl.druif.foundation.json.Canonical;
import nl.druif.foundation.json.Document;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.problem.Faulty;

/**
 * What was posted to a hook, as it came.
 *
 * @param headers by their names in lower case
 */
record Post(HookSource source, Map<String, String> headers, byte[] body) {
    static final int MOST_BYTES = 1024 * 1024;
    private static final int LONGEST_ID = 150;
    private static final int LONGEST_HEADER = 500;
    private static final Predicate<String> KEPT =
            name -> List.of("ce-", "x-atlassian-webhook-", "x-zammad-", "webhook-id", "druif-delivery").stream()
                    .anyMatch(name::startsWith);

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** @throws Faulty when the body is no JSON that we read */
    Delivery delivery(StrictJson json) {
        return delivery(json.read(body, Document.class));
    }

    Delivery delivery(Document read) {
        return Delivery.of(id(Delivery.payload(read)), kept(), read);
    }

    /** Of a body that is no JSON, too. */
    String id() {
        return id(Map.of());
    }

    /** What a mapping may look at, and what is kept of a parked delivery: no secret, and no signature. */
    Map<String, String> kept() {
        var kept = new LinkedHashMap<String, String>();
        headers.forEach((name, value) -> {
            if (KEPT.test(name) && value.length() <= LONGEST_HEADER) {
                kept.put(name, value);
            }
        });
        return kept;
    }

    private String id(Object payload) {
        return source.deliveryHeaders().stream()
                .flatMap(name -> header(name).stream())
                .findFirst()
                .or(() -> cloudEvent(payload))
                .map(id -> id.length() <= LONGEST_ID ? id : "sha256:" + Canonical.hash(id))
                .orElseGet(() -> "sha256:" + Canonical.sha256(body));
    }

    private static Optional<String> cloudEvent(Object payload) {
        return payload instanceof Map<?, ?> event
                        && event.containsKey("specversion")
                        && event.get("id") instanceof String id
                        && !id.isBlank()
                ? Optional.of(id)
                : Optional.empty();
    }
}
