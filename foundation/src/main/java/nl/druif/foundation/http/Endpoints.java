package nl.druif.foundation.http;

import jakarta.annotation.security.PermitAll;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.Operation;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** The resource methods behind the operations of a document, found by {@code Class_method} as operation id. */
record Endpoints(IndexView index) {
    private static final DotName IDEMPOTENT = DotName.createSimple(Idempotent.class);
    private static final DotName PERMIT_ALL = DotName.createSimple(PermitAll.class);

    /**
     * @param open     whether anybody may call it, without a token
     * @param keyed    whether it takes an {@code Idempotency-Key}
     * @param mustKey  whether it refuses to go without
     */
    record Endpoint(Optional<String> name, Optional<String> tag, boolean open, boolean keyed, boolean mustKey) {}

    Endpoint of(Operation operation) {
        var id = operation.getOperationId();
        if (id == null || id.indexOf('_') < 1) {
            return new Endpoint(Optional.empty(), Optional.empty(), false, false, false);
        }
        var resource = id.substring(0, id.indexOf('_'));
        var method = id.substring(id.indexOf('_') + 1);
        var subject = resource.replaceAll("Resource$", "");
        var found = index.getKnownClasses().stream()
                .filter(type -> resource.equals(type.simpleName()))
                .flatMap(type -> type.methods().stream())
                .filter(candidate -> candidate.name().equals(method))
                .findFirst();
        var idempotent = found.map(candidate -> candidate.annotation(IDEMPOTENT));
        return new Endpoint(
                Optional.of(subject.substring(0, 1).toLowerCase(Locale.ROOT)
                        + subject.substring(1)
                        + method.substring(0, 1).toUpperCase(Locale.ROOT)
                        + method.substring(1)),
                Optional.of(words(subject)),
                found.map(Endpoints::open).orElse(false),
                idempotent.isPresent(),
                idempotent
                        .map(annotation -> annotation.value("required") != null
                                && annotation.value("required").asBoolean())
                        .orElse(false));
    }

    private static boolean open(MethodInfo method) {
        return method.annotations(PERMIT_ALL).stream()
                        .anyMatch(annotation -> annotation.target().kind() == AnnotationTarget.Kind.METHOD)
                || method.declaringClass().hasDeclaredAnnotation(PERMIT_ALL);
    }

    private static String words(String camel) {
        var words = camel.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
