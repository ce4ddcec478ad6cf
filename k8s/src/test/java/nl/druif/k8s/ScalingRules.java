package nl.druif.k8s;

import static nl.druif.k8s.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How many there are of what, where they run, and how they are replaced. */
final class ScalingRules {
    private static final int THREE = 3;

    private ScalingRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofThings(
                        "rolling-update",
                        "KL:no-rolling-update-strategy KS:deployment-strategy K8S-04",
                        ScalingRules::rollout),
                Rule.ofThings(
                        "three-replicas",
                        "KL:minimum-three-replicas,hpa-minimum-three-replicas KS:deployment-replicas,deployment-targeted-by-hpa POL:deploymentMissingReplicas K8S-14",
                        ScalingRules::replicas),
                Rule.ofThings("scaling-target", "KL:dangling-hpa KS:hpa-has-target K8S-14", ScalingRules::scaling),
                Rule.ofThings(
                        "spread",
                        "KL:no-anti-affinity KS:deployment-has-host-podantiaffinity,topology-spread POL:topologySpreadConstraint K8S-10",
                        ScalingRules::spread),
                Rule.ofThings(
                        "priority", "KL:priority-class-name POL:priorityClassNotSet K8S-10", ScalingRules::priority),
                Rule.ofThings(
                        "disruption-budget",
                        "KL:pdb-max-unavailable,pdb-min-available,pdb-unhealthy-pod-eviction-policy KS:deployment-has-poddisruptionbudget POL:missingPodDisruptionBudget,pdbDisruptionsIsZero K8S-11",
                        ScalingRules::budget));
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
                                    all.pods().stream().anyMatch(pod -> pod.is(thing.at("/spec/selector"))),
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
}
