package nl.druif.foundation.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.foundation.tenancy.Tenancy;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Runs an {@link Idempotent} method and the remembering of its answer in one transaction, or gives the answer again. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_AFTER)
class IdempotentPosts {
    private final Tenancy tenancy;
    private final CallerTenant caller;
    private final CurrentVertxRequest current;
    private final IdempotencyStore store;
    private final ObjectMapper json;

    IdempotentPosts(
            Tenancy tenancy,
            CallerTenant caller,
            CurrentVertxRequest current,
            IdempotencyStore store,
            ObjectMapper json) {
        this.tenancy = tenancy;
        this.caller = caller;
        this.current = current;
        this.store = store;
        this.json = json;
    }

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        var http = current.getCurrent().request();
        var header = http.getHeader(IdempotencyKey.HEADER);
        if (header == null) {
            if (call.getInterceptorBinding(Idempotent.class).required()) {
                throw Refusal.badRequest(
                                "idempotency-key-required",
                                "Name this request with an Idempotency-Key, so that it can be sent again.")
                        .header("Link", "<https://druif.nl/problems/idempotency-key-required>; rel=\"help\"");
            }
            return call.proceed();
        }
        var request = new IdempotencyStore.Request(
                caller.tenant(),
                caller.client(),
                http.method() + " " + http.path(),
                IdempotencyKey.fromString(header),
                fingerprint(caller.subject(), call.getParameters()));
        return tenancy.as(
                request.tenant(),
                session -> store.claim(session, request)
                        .flatMap(known -> known.isPresent()
                                ? Uni.createFrom().item((Object) known.get().again())
                                : first(call, session, request)));
    }

    private Uni<Object> first(InvocationContext call, Mutiny.Session session, IdempotencyStore.Request request) {
        return proceed(call)
                .call(answer -> remembered(call.getMethod(), answer)
                        .map(remembered -> store.remember(session, request, remembered))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    @SuppressWarnings("unchecked")
    private static Uni<Object> proceed(InvocationContext call) {
        try {
            return (Uni<Object>) call.proceed();
        } catch (Exception refused) {
            return Uni.createFrom().failure(refused);
        }
    }

    /** Nothing for an answer that says no: the next attempt may succeed. */
    private Optional<RememberedAnswer> remembered(Method method, @Nullable Object answer) {
        var response = answer instanceof RestResponse<?> typed
                ? typed.toResponse()
                : answer instanceof Response plain ? plain : null;
        var entity = response == null ? answer : response.getEntity();
        var status = response == null ? status(method, entity) : response.getStatus();
        return status >= 400
                ? Optional.empty()
                : Optional.of(new RememberedAnswer(
                        status,
                        RememberedAnswer.kept(response, entity),
                        Optional.ofNullable(entity).map(this::text)));
    }

    private static int status(Method method, @Nullable Object entity) {
        var declared = method.getAnnotation(ResponseStatus.class);
        return declared != null ? declared.value() : entity == null ? 204 : 200;
    }

    /** Who asks is part of the request: what one person was answered is never told to another. */
    private byte[] fingerprint(String subject, Object[] arguments) {
        try {
            var request = subject + "\n" + text(arguments);
            return MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }
}
