package nl.druif.foundation.http;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.druif.foundation.problem.Refusal;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Says which methods a path answers to: Quarkus leaves {@code Allow} out of its 405 and is vague in its OPTIONS. */
@Singleton
public final class AllowedMethods {
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private final List<Route> routes;

    AllowedMethods(BeanManager beans) {
        routes = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .<Class<?>>map(bean -> bean.getBeanClass())
                .distinct()
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(type -> Arrays.stream(type.getMethods()).flatMap(method -> Route.of(type, method)))
                .toList();
    }

    @ServerRequestFilter(preMatching = true)
    void refuse(ContainerRequestContext request) {
        if (request.getMethod().equals("OPTIONS")
                && at(request.getUriInfo().getPath()).isEmpty()) {
            throw Refusal.notFound();
        }
    }

    @ServerResponseFilter
    void name(ContainerRequestContext request, ContainerResponseContext response) {
        var options = request.getMethod().equals("OPTIONS") && response.getStatus() == 200;
        if (options || response.getStatus() == 405) {
            var allowed = at(request.getUriInfo().getPath());
            response.getHeaders().putSingle("Allow", String.join(", ", allowed));
            if (allowed.contains("PATCH")) {
                response.getHeaders().putSingle("Accept-Patch", MERGE_PATCH);
            }
        }
        if (response.getStatus() == 415 && request.getMethod().equals("PATCH")) {
            response.getHeaders().putSingle("Accept-Patch", MERGE_PATCH);
        }
    }

    private List<String> at(String path) {
        var methods = new TreeSet<String>();
        routes.stream()
                .filter(route -> route.path().matcher(path).matches())
                .forEach(route -> methods.add(route.method()));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        if (!methods.isEmpty()) {
            methods.add("OPTIONS");
        }
        return new ArrayList<>(methods);
    }

    private record Route(Pattern path, String method) {
        static Stream<Route> of(Class<?> resource, Method endpoint) {
            return Arrays.stream(endpoint.getAnnotations())
                    .flatMap(annotation ->
                            Optional.ofNullable(annotation.annotationType().getAnnotation(HttpMethod.class)).stream())
                    .map(method -> new Route(pattern(resource, endpoint), method.value()));
        }

        private static Pattern pattern(Class<?> resource, Method endpoint) {
            var template = new StringBuilder();
            Stream.of(resource.getAnnotation(Path.class), endpoint.getAnnotation(Path.class))
                    .flatMap(path -> Optional.ofNullable(path).stream())
                    .flatMap(path -> Arrays.stream(path.value().split("/")))
                    .filter(segment -> !segment.isEmpty())
                    .forEach(segment -> template.append('/').append(segment(segment)));
            return Pattern.compile(template.toString());
        }

        private static String segment(String segment) {
            return segment.contains("{") ? "[^/]+" : Pattern.quote(segment);
        }
    }
}
