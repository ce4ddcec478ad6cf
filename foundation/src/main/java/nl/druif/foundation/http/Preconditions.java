package nl.druif.foundation.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.Arrays;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Role;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Asks for {@code If-Match} where a method takes one, tags what is {@link Versioned}, and spares who has it already. */
@Singleton
public final class Preconditions {

    @ServerRequestFilter
    void ask(ContainerRequestContext request, ResourceInfo resource) {
        if (!takesIfMatch(resource.getResourceMethod())) {
            return;
        }
        var header = request.getHeaderString(IfMatch.HEADER);
        if (header == null) {
            throw Refusal.of(
                    428, "precondition-required", "Say with If-Match which state you change; its ETag came with it.");
        }
        if (IfMatch.fromString(header).any() && !request.getSecurityContext().isUserInRole(Role.PROVIDER_ADMIN)) {
            throw Refusal.forbidden("any-version-refused", "Only {role} may change whatever is there with If-Match: *.")
                    .with("role", Role.PROVIDER_ADMIN);
        }
    }

    @ServerResponseFilter
    void tag(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() < 300 && response.getEntity() instanceof Versioned versioned) {
            response.getHeaders().putSingle(HttpHeaders.ETAG, IfMatch.tag(versioned.version()));
        }
        var tag = response.getHeaderString(HttpHeaders.ETAG);
        var known = request.getHeaderString(IfNoneMatch.HEADER);
        if (reads(request)
                && response.getStatus() == 200
                && tag != null
                && known != null
                && IfNoneMatch.fromString(known).matches(tag)) {
            response.setEntity(null);
            response.setStatusInfo(Response.Status.NOT_MODIFIED);
        }
    }

    private static boolean reads(ContainerRequestContext request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    private static boolean takesIfMatch(@Nullable Method method) {
        return method != null && Arrays.asList(method.getParameterTypes()).contains(IfMatch.class);
    }
}
