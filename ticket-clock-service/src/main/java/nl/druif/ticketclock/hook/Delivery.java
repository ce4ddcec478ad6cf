package nl.druif.ticketclock.hook;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a system sent, as a mapping looks at it.
 *
 * @param id      how the system names the delivery: the same when it is sent again
 * @param headers by their names in lower case; never those that hold a secret or a signature
 * @param payload the body: maps, lists, texts, numbers and truth
 */
record Delivery(String id, Map<String, String> headers, Object payload) {

    Map<String, Object> document() {
        var document = new LinkedHashMap<String, Object>();
        document.put("payload", payload);
        document.put("headers", headers);
        document.put("delivery", Map.of("id", id));
        return document;
    }
}
