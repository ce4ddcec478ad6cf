package nl.druif.k8s;

import static nl.druif.k8s.Rule.unless;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** How things are called, where they belong, and what may not be said in them. */
final class NamingRules {
    private static final String NAME = "app.kubernetes.io/name";
    private static final String INSTANCE = "app.kubernetes.io/instance";
    private static final List<String> LABELS = List.of(
            NAME,
            INSTANCE,
            "app.kubernetes.io/version",
            "app.kubernetes.io/component",
            "app.kubernetes.io/part-of",
            "app.kubernetes.io/managed-by",
            "owner");
    private static final Set<String> WITHOUT_NAMESPACE = Set.of("Namespace", "PriorityClass");

    private NamingRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofThings(
                        "labels",
                        "KL:required-label-owner KS:label-values POL:metadataAndInstanceMismatched K8S-02",
                        NamingRules::labels),
                Rule.ofThings("selectors", "KL:mismatching-selector K8S-02", NamingRules::selectors),
                Rule.ofThings("namespace", "KL:use-namespace K8S-03", NamingRules::namespace),
                new Rule("namespace-fenced", "PSS K8S-03", NamingRules::fence),
                Rule.ofThings(
                        "annotation-email",
                        "KL:required-annotation-email",
                        (all, thing) ->
                                unless(thing.at("/metadata/annotations").has("email"), "names nobody to write to")),
                Rule.ofThings(
                        "no-rbac",
                        "KL:access-to-create-pods,access-to-secrets,cluster-admin-role-binding,wildcard-in-rules POL:*ClusterAdmin,*PodExecAttach",
                        (all, thing) -> unless(
                                !thing.group().equals("rbac.authorization.k8s.io"),
                                "grants something: nothing here talks to the API server")),
                Rule.ofThings("no-secret-values", "K8S-21 SEC-28", NamingRules::secrets),
                Rule.ofThings("configmap-keys", "POL:sensitiveConfigmapContent K8S-13", NamingRules::keys),
                Rule.ofThings(
                        "stable-version",
                        "KL:no-extensions-v1beta KS:stable-version",
                        (all, thing) -> unless(
                                !thing.apiVersion()
                                        .matches(
                                                "(apps|batch|policy|autoscaling|networking\\.k8s\\.io|gateway\\.networking\\.k8s\\.io|kafka\\.strimzi\\.io|extensions)/.*(alpha|beta).*"),
                                "uses " + thing.apiVersion())));
    }

    private static Stream<String> labels(Manifests all, Thing thing) {
        var labels = thing.labels();
        return Stream.of(
                        LABELS.stream()
                                .filter(label -> !labels.containsKey(label))
                                .map(label -> "has no label " + label),
                        labels.entrySet().stream()
                                .filter(label ->
                                        !label.getValue().matches("([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?"))
                                .map(label -> "has a malformed label " + label),
                        unless(
                                !thing.isWorkload() || thing.name().equals(labels.get(INSTANCE)),
                                "is called otherwise than its instance"))
                .flatMap(wrong -> wrong);
    }

    private static Stream<String> selectors(Manifests all, Thing thing) {
        if (!thing.is("Deployment")) {
            return Stream.of();
        }
        var selector = thing.at("/spec/selector");
        return Stream.concat(
                unless(
                        Thing.texts(selector.path("matchLabels")).keySet().equals(Set.of(NAME, INSTANCE)),
                        "selects by more than name and instance, which can never change"),
                unless(
                        Manifests.selects(selector, Thing.texts(thing.pod().at("/metadata/labels"))),
                        "does not select its own pods"));
    }

    private static Stream<String> namespace(Manifests all, Thing thing) {
        var namespace = thing.at("/metadata/namespace").asText();
        return WITHOUT_NAMESPACE.contains(thing.kind())
                ? Stream.of()
                : unless(
                        all.find("Namespace", namespace).isPresent(),
                        "is in no namespace of ours: '" + namespace + "'");
    }

    private static Stream<Rule.Finding> fence(Manifests all) {
        return all.kind("Namespace")
                .flatMap(namespace -> Stream.of(
                                Stream.of("enforce", "audit", "warn")
                                        .filter(mode -> !"restricted"
                                                        .equals(namespace
                                                                .labels()
                                                                .get("pod-security.kubernetes.io/" + mode))
                                                || !namespace
                                                        .labels()
                                                        .getOrDefault(
                                                                "pod-security.kubernetes.io/" + mode + "-version",
                                                                "latest")
                                                        .startsWith("v1."))
                                        .map(mode -> "does not " + mode + " a restricted pod security of a version"),
                                unless(all.kind("ResourceQuota").findAny().isPresent(), "has no quota"),
                                unless(
                                        all.kind("LimitRange").findAny().isPresent(),
                                        "has no limits for pods without any"))
                        .flatMap(wrong -> wrong)
                        .map(what -> new Rule.Finding(namespace.id(), what)));
    }

    private static Stream<String> secrets(Manifests all, Thing thing) {
        return Stream.concat(
                unless(!thing.is("Secret"), "shows a secret to everybody who reads the repository"),
                thing.all().entrySet().stream()
                        .filter(field -> field.getValue().isTextual()
                                && field.getValue()
                                        .asText()
                                        .matches("(?s).*(-----BEGIN [A-Z ]*PRIVATE KEY|eyJhbGciOi|AKIA[0-9A-Z]{16}).*"))
                        .map(field -> "shows what looks like a key at " + field.getKey()));
    }

    private static Stream<String> keys(Manifests all, Thing thing) {
        return thing.is("ConfigMap")
                ? Stream.of("data", "binaryData")
                        .flatMap(part -> Thing.texts(thing.at("/" + part)).keySet().stream())
                        .filter(key -> key.toLowerCase().matches(".*(password|token|bearer|secret).*"))
                        .map(key -> "has a key that sounds like a secret: " + key)
                : Stream.of();
    }
}
