package nl.druif.k8s;

import static nl.druif.k8s.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** What one container must be. */
final class ContainerRules {
    private static final List<String> SENSITIVE =
            List.of("password", "token", "bearer", "secret", "credential", "apikey");

    private ContainerRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofContainers(
                        "no-privileges",
                        "PSS KL:privileged-container,privilege-escalation-container,unsafe-proc-mount,unsafe-sysctls POL",
                        ContainerRules::privileges),
                Rule.ofContainers(
                        "no-capabilities",
                        "PSS KL:drop-net-raw-capability POL:dangerousCapabilities,insecureCapabilities KSEC",
                        ContainerRules::capabilities),
                Rule.ofContainers(
                        "read-only-root",
                        "KL:no-read-only-root-fs KS POL KSEC",
                        container -> unless(
                                container
                                        .at("/securityContext/readOnlyRootFilesystem")
                                        .asBoolean(),
                                "can write to its image")),
                Rule.ofContainers(
                        "resources",
                        "KL:unset-cpu-requirements,unset-memory-requirements KS:container-resources,ephemeral-storage POL KSEC",
                        ContainerRules::resources),
                Rule.ofContainers(
                        "image-tag",
                        "KL:latest-tag KS:image-tag,image-pull-policy POL:tagNotSpecified,pullPolicyNotAlways",
                        ContainerRules::image),
                Rule.ofContainers(
                        "image-digest",
                        "K8S-09",
                        container -> unless(
                                container.path("image").asText().contains("@sha256:"),
                                "has an image without a digest")),
                Rule.ofContainers(
                        "ports",
                        "KL:privileged-ports,ssh-port",
                        container -> Thing.items(container.path("ports"))
                                .map(port -> port.path("containerPort").asInt())
                                .filter(port -> port < 1024)
                                .map(port -> "listens at " + port)),
                Rule.ofContainers(
                        "secrets-as-files",
                        "KL:env-var-secret,read-secret-from-env-var,env-value-from POL:sensitiveContainerEnvVar KSEC",
                        ContainerRules::environment));
    }

    private static Stream<String> privileges(JsonNode container) {
        var context = container.path("securityContext");
        return Stream.of(
                        unless(!context.path("privileged").asBoolean(), "is privileged"),
                        unless(
                                context.has("allowPrivilegeEscalation")
                                        && !context.path("allowPrivilegeEscalation")
                                                .asBoolean(),
                                "may gain privileges"),
                        unless(!context.has("procMount"), "changes how /proc is mounted"))
                .flatMap(wrong -> wrong);
    }

    private static Stream<String> capabilities(JsonNode container) {
        var capabilities = container.at("/securityContext/capabilities");
        return Stream.concat(
                unless(
                        Thing.items(capabilities.path("drop"))
                                .anyMatch(dropped -> dropped.asText().equals("ALL")),
                        "keeps capabilities"),
                Thing.items(capabilities.path("add")).map(added -> "adds capability " + added.asText()));
    }

    private static Stream<String> resources(JsonNode container) {
        return Stream.of("requests", "limits")
                .flatMap(kind -> Stream.of("cpu", "memory", "ephemeral-storage")
                        .filter(what -> !container.path("resources").path(kind).has(what))
                        .map(what -> "has no " + kind + " of " + what));
    }

    private static Stream<String> image(JsonNode container) {
        var image = container.path("image").asText();
        var name = image.split("@")[0];
        var tag = name.substring(name.lastIndexOf('/') + 1);
        return Stream.concat(
                unless(tag.contains(":") && !tag.endsWith(":latest"), "has image " + image + " without a version"),
                unless(
                        container.path("imagePullPolicy").asText().equals("Always"),
                        "may run an image that was replaced"));
    }

    private static Stream<String> environment(JsonNode container) {
        var names = new HashSet<String>();
        return Stream.concat(
                Thing.items(container.path("envFrom")).map(from -> "takes its environment from elsewhere"),
                Thing.items(container.path("env")).flatMap(variable -> {
                    var name = variable.path("name").asText();
                    return Stream.of(
                                    unless(names.add(name), "is told " + name + " twice"),
                                    unless(
                                            !variable.path("valueFrom").has("secretKeyRef"),
                                            "shows a secret in " + name),
                                    unless(
                                            isPath(name) || SENSITIVE.stream().noneMatch(name.toLowerCase()::contains),
                                            "has a name for a secret in its environment: " + name))
                            .flatMap(wrong -> wrong);
                }));
    }

    /** A place where secrets lie is none. */
    private static boolean isPath(String name) {
        return name.endsWith("_LOCATIONS") || name.endsWith("_FILE");
    }
}
