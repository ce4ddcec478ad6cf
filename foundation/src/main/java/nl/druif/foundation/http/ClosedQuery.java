package nl.druif.foundation.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Faulty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * A query holds what the method needs, and nothing but what it knows, once, and readable: a misspelt filter must not answer
 * with everything.
 */
@Singleton
public final class ClosedQuery {
    private final StrictJson json;
    private final Map<Method, QueryKeys> methods = new ConcurrentHashMap<>();

    ClosedQuery(StrictJson json) {
        this.json = json;
    }

    @ServerRequestFilter
    void check(ContainerRequestContext request, ResourceInfo resource) {
        var method = resource.getResourceMethod();
        if (method == null) {
            return;
        }
        var keys = methods.computeIfAbsent(method, QueryKeys::of);
        var faults = new Faults();
        var query = request.getUriInfo().getQueryParameters();
        query.forEach((name, values) -> check(name, values, keys, faults));
        keys.known().forEach((name, key) -> {
            if (isMissing(key, query.getOrDefault(name, List.of()))) {
                faults.add(new Fault("?" + name, "REQUIRED", "A value is needed here.").with("kind", "json"));
            }
        });
        faults.refuse();
    }

    private void check(String name, List<String> values, QueryKeys keys, Faults faults) {
        var key = keys.known().get(name);
        if (key == null) {
            var known = keys.known().isEmpty()
                    ? "-"
                    : String.join(", ", keys.known().keySet());
            faults.add(new Fault("?" + name, "UNKNOWN_PARAMETER", "There is no such parameter; known: " + known + ".")
                    .with("known", known));
        } else if (values.size() > 1 && !key.repeatable()) {
            faults.add(new Fault(
                            "?" + name,
                            "REPEATED_PARAMETER",
                            "This is given " + values.size() + " times; once is right.")
                    .with("count", values.size()));
        } else if (!isMissing(key, values)) {
            values.forEach(value -> readable(name, value, key.type(), faults));
        }
    }

    private static boolean isMissing(QueryKeys.Key key, List<String> values) {
        return key.required() && values.stream().allMatch(String::isBlank);
    }

    private void readable(String name, String value, Type type, Faults faults) {
        try {
            QueryValue.check(json, value, type);
        } catch (Faulty faulty) {
            faults.add(faulty, fault -> fault.at("?" + name));
        }
    }
}
