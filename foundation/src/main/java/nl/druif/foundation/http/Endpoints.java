package nl.druif.foundation.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The resource methods behind the operations of a document: by the id they were given, else by {@code Class_method}. */
record Endpoints(IndexView index) {
    private static final DotName IDEMPOTENT = DotName.createSimple(Idempotent.class);
    private static final DotName OPERATION = DotName.createSimple(Operation.class);
    private static final DotName VERSIONED = DotName.createSimple(Versioned.class);
    private static final Set<DotName> WRAPPERS =
            Set.of(DotName.createSimple(Uni.class), DotName.createSimple(RestResponse.class));
    private static final DotName PERMIT_ALL = DotName.createSimple(PermitAll.class);

    /**
     * @param name    the operation's id
     * @param open    whether anybody may call it, without a token
     * @param keyed   whether it takes an {@code Idempotency-Key}
     * @param mustKey whether it refuses to go without
     * @param tagged  whether it answers with something {@link Versioned}
     * @param makes   whether it answers a post with a response of its own: 201, unless it says otherwise
     */
    record Endpoint(
            String name,
            Optional<String> tag,
            boolean open,
            boolean keyed,
            boolean mustKey,
            boolean tagged,
            boolean makes) {}

    Endpoint of(String operationId) {
        var method = named(operationId).or(() -> generated(operationId));
        var idempotent = method.map(found -> found.annotation(IDEMPOTENT)).or(() -> behind(operationId));
        return new Endpoint(
                operationId.contains("_") ? method.map(Endpoints::name).orElse(operationId) : operationId,
                method.map(found -> words(subject(found))),
                method.map(Endpoints::isOpen).orElse(false),
                idempotent.isPresent(),
                idempotent.map(Endpoints::isRequired).orElse(false),
                method.map(found -> isVersioned(found.returnType())).orElse(false),
                method.map(Endpoints::makes).orElse(false));
    }

    private static boolean makes(MethodInfo method) {
        return method.hasDeclaredAnnotation(POST.class)
                && method.returnType().toString().contains(RestResponse.class.getName());
    }

    private boolean isVersioned(Type type) {
        if (type.kind() == Type.Kind.PARAMETERIZED_TYPE && WRAPPERS.contains(type.name())) {
            return isVersioned(type.asParameterizedType().arguments().get(0));
        }
        return isVersioned(type.name());
    }

    private boolean isVersioned(DotName type) {
        var known = index.getClassByName(type);
        return type.equals(VERSIONED)
                || known != null && known.interfaceNames().stream().anyMatch(this::isVersioned);
    }

    private Optional<MethodInfo> named(String operationId) {
        return index.getAnnotations(OPERATION).stream()
                .filter(operation -> isNamed(operation, operationId))
                .map(operation -> operation.target().asMethod())
                .findFirst();
    }

    private Optional<MethodInfo> generated(String operationId) {
        return index.getKnownClasses().stream()
                .filter(type -> operationId.startsWith(type.simpleName() + "_"))
                .flatMap(type -> type.methods().stream())
                .filter(method -> operationId.equals(method.declaringClass().simpleName() + "_" + method.name()))
                .findFirst();
    }

    private Optional<AnnotationInstance> behind(String operationId) {
        return index.getAnnotations(IDEMPOTENT).stream()
                .filter(idempotent -> idempotent.value("operation") != null
                        && idempotent.value("operation").asString().equals(operationId))
                .findFirst();
    }

    private static boolean isNamed(AnnotationInstance operation, String operationId) {
        var value = operation.value("operationId");
        return operation.target().kind() == AnnotationTarget.Kind.METHOD
                && value != null
                && value.asString().equals(operationId);
    }

    private static boolean isOpen(MethodInfo method) {
        return method.hasDeclaredAnnotation(PERMIT_ALL)
                || method.declaringClass().hasDeclaredAnnotation(PERMIT_ALL);
    }

    private static boolean isRequired(@Nullable AnnotationInstance idempotent) {
        var required = idempotent == null ? null : idempotent.value("required");
        return required != null && required.asBoolean();
    }

    private static String subject(MethodInfo method) {
        return method.declaringClass().simpleName().replaceAll("Resource$", "");
    }

    private static String name(MethodInfo method) {
        var subject = subject(method);
        return subject.substring(0, 1).toLowerCase(Locale.ROOT)
                + subject.substring(1)
                + method.name().substring(0, 1).toUpperCase(Locale.ROOT)
                + method.name().substring(1);
    }

    private static String words(String camel) {
        var words = camel.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
