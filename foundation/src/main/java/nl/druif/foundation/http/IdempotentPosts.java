package nl.druif.foundation.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.http.IdempotencyStore.Answered;
import nl.druif.foundation.http.IdempotencyStore.Claim;
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
    private final KeyedRequests requests;
    private final IdempotencyStore store;
    private final ObjectMapper json;

    IdempotentPosts(Tenancy tenancy, KeyedRequests requests, IdempotencyStore store, ObjectMapper json) {
        this.tenancy = tenancy;
        this.requests = requests;
        this.store = store;
        this.json = json;
    }

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        var idempotent = call.getInterceptorBinding(Idempotent.class);
        if (idempotent.gathered()) {
            return call.proceed();
        }
        var request = idempotent.required()
                ? Optional.of(requests.required(call.getParameters()))
                : requests.present(call.getParameters());
        return request.isEmpty() ? call.proceed() : once(call, request.get());
    }

    private Uni<Object> once(InvocationContext call, IdempotencyStore.Request request) {
        return tenancy.as(
                request.tenant(),
                session -> store.claim(session, request.tenant(), List.of(request))
                        .flatMap(claims -> answer(call, session, request, claims.get(0))));
    }

    private Uni<Object> answer(
            InvocationContext call, Mutiny.Session session, IdempotencyStore.Request request, Claim claim) {
        if (claim instanceof Claim.Again known) {
            return Uni.createFrom().item(known.answer().again());
        }
        if (claim instanceof Claim.Refused refused) {
            return Uni.createFrom().failure(refused.why());
        }
        return proceed(call)
                .call(answer -> store.remember(
                        session,
                        request.tenant(),
                        remembered(call.getMethod(), answer).stream()
                                .map(remembered -> new Answered(request, remembered))
                                .toList()));
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
                        Optional.ofNullable(entity).map(body -> RememberedAnswer.text(body, json))));
    }

    private static int status(Method method, @Nullable Object entity) {
        var declared = method.getAnnotation(ResponseStatus.class);
        return declared != null ? declared.value() : entity == null ? 204 : 200;
    }
}
