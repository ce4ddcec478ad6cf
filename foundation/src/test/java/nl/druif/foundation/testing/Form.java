package nl.druif.foundation.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Fields of a query or of a posted form; of a repeated one the first counts. */
record Form(Map<String, String> fields) {
    private static final int LARGEST = 64 * 1024;

    static Form query(HttpExchange exchange) {
        return parsed(
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
    }

    static Form body(HttpExchange exchange) throws IOException {
        return parsed(new String(exchange.getRequestBody().readNBytes(LARGEST), UTF_8));
    }

    String get(String name) {
        return fields.getOrDefault(name, "");
    }

    private static Form parsed(String text) {
        var fields = new HashMap<String, String>();
        for (var field : text.split("&")) {
            var parts = field.split("=", 2);
            fields.putIfAbsent(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        }
        return new Form(fields);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
