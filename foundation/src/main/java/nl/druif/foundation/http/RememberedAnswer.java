package nl.druif.foundation.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * What was answered to a request the first time, so that it can be answered again.
 *
 * @param body JSON, byte for byte; absent when there was none
 */
record RememberedAnswer(int status, Map<String, String> headers, Optional<String> body) {
    private static final List<String> KEPT = List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, "Link", "Retry-After");

    static RememberedAnswer of(RestResponse<?> answer, ObjectMapper json) {
        var response = answer.toResponse();
        var entity = response.getEntity();
        return new RememberedAnswer(
                response.getStatus(),
                kept(response, entity),
                Optional.ofNullable(entity).map(body -> text(body, json)));
    }

    static String text(Object value, ObjectMapper json) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    static Map<String, String> kept(@Nullable Response response, @Nullable Object entity) {
        var kept = new LinkedHashMap<String, String>();
        if (entity instanceof Versioned versioned) {
            kept.put(HttpHeaders.ETAG, IfMatch.tag(versioned.version()));
        }
        if (response != null) {
            KEPT.forEach(name ->
                    Optional.ofNullable(response.getHeaderString(name)).ifPresent(value -> kept.put(name, value)));
        }
        return kept;
    }

    Response again() {
        var answer = Response.status(status).header("Idempotency-Replayed", "true");
        headers.forEach(answer::header);
        body.ifPresent(text -> answer.entity(new Written(text)));
        return answer.build();
    }

    /** JSON that is written as it stands. */
    record Written(@JsonValue @JsonRawValue String text) {}
}
