package nl.druif.foundation.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.CallerTenant;

/** What is being asked for under an {@code Idempotency-Key}, and by whom. */
@Singleton
class KeyedRequests {
    private final CallerTenant caller;
    private final CurrentVertxRequest current;
    private final ObjectMapper json;

    KeyedRequests(CallerTenant caller, CurrentVertxRequest current, ObjectMapper json) {
        this.caller = caller;
        this.current = current;
        this.json = json;
    }

    /** @throws Refusal 400 without a key */
    IdempotencyStore.Request required(Object... arguments) {
        return present(arguments)
                .orElseThrow(() -> Refusal.badRequest(
                                "idempotency-key-required",
                                "Name this request with an Idempotency-Key, so that it can be sent again.")
                        .header("Link", "<https://druif.nl/problems/idempotency-key-required>; rel=\"help\""));
    }

    /** Empty without a key. */
    Optional<IdempotencyStore.Request> present(Object... arguments) {
        var http = current.getCurrent().request();
        return Optional.ofNullable(http.getHeader(IdempotencyKey.HEADER))
                .map(header -> new IdempotencyStore.Request(
                        caller.tenant(),
                        caller.client(),
                        http.method() + " " + http.path(),
                        IdempotencyKey.fromString(header),
                        fingerprint(caller.subject(), arguments)));
    }

    /** Who asks is part of the request: what one person was answered is never told to another. */
    private byte[] fingerprint(String subject, Object[] arguments) {
        try {
            var request = subject + "\n" + json.writeValueAsString(arguments);
            return MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
