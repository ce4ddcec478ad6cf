package nl.druif.ticketclock.hook;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import nl.druif.foundation.json.Document;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.problem.Fault;

/**
 * What a system sent, as a mapping looks at it.
 *
 * @param id       how the system names the delivery: the same when it is sent again
 * @param headers  by their names in lower case; never those that hold a secret or a signature
 * @param payload  the body: maps, lists, texts, numbers and truth
 * @param oddities what the payload does not show, by pointer into the delivery: keys written twice, characters nobody can
 *                 store
 */
record Delivery(String id, Map<String, String> headers, Object payload, Map<String, Fault> oddities) {

    static Delivery of(String id, Map<String, String> headers, Document body) {
        var oddities = new HashMap<String, Fault>();
        body.oddities().values().stream()
                .map(fault -> fault.under("/payload"))
                .forEach(fault -> oddities.put(fault.pointer(), fault));
        return new Delivery(id, headers, payload(body), oddities);
    }

    static Object payload(Document body) {
        return Objects.requireNonNullElse(Json.plain(body.tree()), Map.of());
    }

    Map<String, Object> document() {
        var document = new LinkedHashMap<String, Object>();
        document.put("payload", payload);
        document.put("headers", headers);
        document.put("delivery", Map.of("id", id));
        return document;
    }

    /** Whether what stands there, or what it stands in, cannot be trusted. */
    boolean isOddAt(String pointer) {
        return oddities.keySet().stream().anyMatch(odd -> pointer.equals(odd) || pointer.startsWith(odd + "/"));
    }
}
