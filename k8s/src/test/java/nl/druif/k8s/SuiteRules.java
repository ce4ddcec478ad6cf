package nl.druif.k8s;

import static nl.druif.k8s.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How workloads stand beside each other: copies, budgets, room, names. */
final class SuiteRules {
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
    private static final int THREE = 3;

    private SuiteRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofThings(
                        "rolling-update",
                        "KL:no-rolling-update-strategy KS:deployment-strategy K8S-04",
                        SuiteRules::rollout),
                Rule.ofThings(
                        "three-replicas",
                        "KL:minimum-three-replicas,hpa-minimum-three-replicas KS:deployment-replicas,deployment-targeted-by-hpa POL:deploymentMissingReplicas K8S-14",
                        SuiteRules::replicas),
                Rule.ofThings("scaling-target", "KL:dangling-hpa KS:hpa-has-target K8S-14", SuiteRules::scaling),
                Rule.ofThings(
                        "spread",
                        "KL:no-anti-affinity KS:deployment-has-host-podantiaffinity,topology-spread POL:topologySpreadConstraint K8S-10",
                        SuiteRules::spread),
                Rule.ofThings(
                        "priority", "KL:priority-class-name POL:priorityClassNotSet K8S-10", SuiteRules::priority),
                Rule.ofThings(
                        "disruption-budget",
                        "KL:pdb-max-unavailable,pdb-min-available,pdb-unhealthy-pod-eviction-policy KS:deployment-has-poddisruptionbudget POL:missingPodDisruptionBudget,pdbDisruptionsIsZero K8S-11",
                        SuiteRules::budget),
                Rule.ofThings(
                        "labels",
                        "KL:required-label-owner KS:label-values POL:metadataAndInstanceMismatched K8S-02",
                        SuiteRules::labels),
                Rule.ofThings("selectors", "KL:mismatching-selector K8S-02", SuiteRules::selectors),
                Rule.ofThings("namespace", "KL:use-namespace K8S-03", SuiteRules::namespace),
                new Rule("namespace-fenced", "PSS K8S-03", SuiteRules::fence),
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
                Rule.ofThings("no-secret-values", "K8S-21 SEC-28", SuiteRules::secrets),
                Rule.ofThings("configmap-keys", "POL:sensitiveConfigmapContent K8S-13", SuiteRules::keys),
                Rule.ofThings(
                        "stable-version",
                        "KL:no-extensions-v1beta KS:stable-version",
                        (all, thing) -> unless(
                                !thing.apiVersion()
                                        .matches(
                                                "(apps|batch|policy|autoscaling|networking\\.k8s\\.io|gateway\\.networking\\.k8s\\.io|kafka\\.strimzi\\.io|extensions)/.*(alpha|beta).*"),
                                "uses " + thing.apiVersion())));
    }

    private static Stream<String> rollout(Manifests all, Thing thing) {
        if (!thing.is("Deployment")) {
            return Stream.of();
        }
        var strategy = thing.at("/spec/strategy");
        return Stream.of(
                        unless(strategy.path("type").asText().equals("RollingUpdate"), "is not replaced pod by pod"),
                        unless(
                                strategy.at("/rollingUpdate/maxUnavailable")
                                        .asText("1")
                                        .equals("0"),
                                "has fewer pods while it is replaced"),
                        unless(thing.at("/spec/minReadySeconds").asInt() >= THREE, "trusts a pod at once"),
                        unless(thing.at("/spec").has("revisionHistoryLimit"), "keeps too much of its past"),
                        unless(thing.at("/spec").has("progressDeadlineSeconds"), "never gives up on a rollout"))
                .flatMap(wrong -> wrong);
    }

    private static Stream<String> replicas(Manifests all, Thing thing) {
        if (!thing.is("Deployment")) {
            return Stream.of();
        }
        var scalers = all.kind("HorizontalPodAutoscaler", "ScaledObject")
                .filter(scaler ->
                        scaler.at("/spec/scaleTargetRef/name").asText().equals(thing.name()))
                .toList();
        if (scalers.isEmpty()) {
            return unless(thing.at("/spec/replicas").asInt() >= THREE, "has fewer than three pods");
        }
        return Stream.of(
                        unless(scalers.size() == 1, "is scaled by two"),
                        unless(thing.at("/spec/replicas").isMissingNode(), "says how many pods it has, and is scaled"),
                        unless(
                                scalers.stream().allMatch(scaler -> least(scaler) >= THREE),
                                "may shrink to fewer than three pods"))
                .flatMap(wrong -> wrong);
    }

    private static int least(Thing scaler) {
        return scaler.at(scaler.is("ScaledObject") ? "/spec/minReplicaCount" : "/spec/minReplicas")
                .asInt();
    }

    private static Stream<String> scaling(Manifests all, Thing thing) {
        if (!thing.is("HorizontalPodAutoscaler") && !thing.is("ScaledObject")) {
            return Stream.of();
        }
        var target = thing.at("/spec/scaleTargetRef/name").asText();
        var partitions = thing.each("/spec/triggers")
                .filter(trigger -> trigger.path("type").asText().equals("kafka"))
                .map(trigger -> trigger.at("/metadata/topic").asText())
                .flatMap(name -> all
                        .kind("KafkaTopic")
                        .filter(topic -> topic.at("/spec/topicName").asText().equals(name))
                        .map(topic -> topic.at("/spec/partitions").asInt())
                        .findFirst()
                        .or(() -> Optional.of(0))
                        .stream())
                .mapToInt(count -> count)
                .min();
        return Stream.concat(
                unless(all.find("Deployment", target).isPresent(), "scales " + target + ", which does not exist"),
                unless(
                        partitions.isEmpty()
                                || thing.at("/spec/maxReplicaCount").asInt() <= partitions.getAsInt(),
                        "may have more pods than a topic has partitions"));
    }

    private static Stream<String> spread(Manifests all, Thing thing) {
        if (!thing.is("Deployment")) {
            return Stream.of();
        }
        var labels = Thing.texts(thing.pod().at("/metadata/labels"));
        var spec = thing.pod().path("spec");
        return Stream.of(
                        spreadOver("topology.kubernetes.io/zone", spec, labels),
                        spreadOver("kubernetes.io/hostname", spec, labels),
                        unless(
                                Thing.items(
                                                spec.at(
                                                        "/affinity/podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution"))
                                        .map(preference -> preference.path("podAffinityTerm"))
                                        .anyMatch(term -> term.path("topologyKey")
                                                        .asText()
                                                        .equals("kubernetes.io/hostname")
                                                && Manifests.selects(term.path("labelSelector"), labels)),
                                "does not keep its pods apart"))
                .flatMap(wrong -> wrong);
    }

    private static Stream<String> spreadOver(String topology, JsonNode spec, Map<String, String> labels) {
        return unless(
                Thing.items(spec.path("topologySpreadConstraints"))
                        .anyMatch(constraint ->
                                constraint.path("topologyKey").asText().equals(topology)
                                        && Manifests.selects(constraint.path("labelSelector"), labels)),
                "does not spread over " + topology);
    }

    private static Stream<String> priority(Manifests all, Thing thing) {
        if (!thing.isWorkload()) {
            return Stream.of();
        }
        var priority = thing.pod().at("/spec/priorityClassName").asText();
        return unless(all.find("PriorityClass", priority).isPresent(), "has no priority of ours: '" + priority + "'");
    }

    private static Stream<String> budget(Manifests all, Thing thing) {
        if (thing.is("PodDisruptionBudget")) {
            return Stream.of(
                            unless(
                                    thing.at("/spec/maxUnavailable").asText("0").matches("[1-9].*"),
                                    "allows no disruption"),
                            unless(
                                    thing.at("/spec/unhealthyPodEvictionPolicy")
                                            .asText()
                                            .equals("AlwaysAllow"),
                                    "lets a sick pod block a drain"),
                            unless(
                                    all.pods().stream()
                                            .anyMatch(pod -> Manifests.selects(thing.at("/spec/selector"), pod)),
                                    "protects nothing"))
                    .flatMap(wrong -> wrong);
        }
        return thing.is("Deployment")
                ? unless(
                        all.kind("PodDisruptionBudget")
                                .anyMatch(budget -> Manifests.selects(
                                        budget.at("/spec/selector"),
                                        Thing.texts(thing.pod().at("/metadata/labels")))),
                        "has no disruption budget")
                : Stream.of();
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
