package nl.druif.k8s;

import static nl.druif.k8s.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What one workload must be by itself. */
final class PodRules {
    private static final int USERS_FROM = 10_001;
    private static final Set<String> VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");

    private PodRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofWorkloads(
                        "host-untouched",
                        "PSS KL:host-network,host-pid,host-ipc,docker-sock POL KSEC:hostAliases",
                        PodRules::host),
                Rule.ofWorkloads(
                        "own-high-user",
                        "PSS KL:run-as-non-root KS:user-group-id POL:runAsRootAllowed KSEC K8S-05",
                        PodRules::user),
                Rule.ofWorkloads("seccomp", "PSS KS:seccomp-profile KSEC", PodRules::seccomp),
                Rule.ofWorkloads("volumes", "PSS KL:sensitive-host-mounts,writable-host-mount", PodRules::volumes),
                Rule.ofThings(
                        "own-service-account",
                        "KL:default-service-account,non-existent-service-account POL:automountServiceAccountToken KSEC",
                        PodRules::account),
                Rule.ofWorkloads(
                        "probes",
                        "KL:no-liveness-probe,no-readiness-probe,liveness-port,readiness-port,startup-port KS:pod-probes,pod-probes-identical POL K8S-07",
                        PodRules::probes),
                Rule.ofWorkloads("shutdown", "K8S-08", PodRules::shutdown),
                Rule.ofWorkloads(
                        "job-ends",
                        "KL:job-ttl-seconds-after-finished,restart-policy KS:cronjob-has-deadline,cronjob-restartpolicy K8S-15",
                        PodRules::job),
                Rule.ofWorkloads(
                        "node-affinity",
                        "KL:no-node-affinity",
                        thing -> unless(
                                thing.pod().at("/spec/affinity").has("nodeAffinity"), "says nothing about nodes")),
                Rule.ofWorkloads(
                        "dns-options",
                        "KL:dnsconfig-options",
                        thing -> unless(
                                thing.pod().at("/spec/dnsConfig").has("options"), "leaves name look-ups as they are")));
    }

    private static Stream<String> host(Thing thing) {
        var spec = thing.pod().path("spec");
        return Stream.concat(
                Stream.of("hostNetwork", "hostPID", "hostIPC", "hostAliases")
                        .filter(field ->
                                spec.path(field).asBoolean() || spec.path(field).size() > 0)
                        .map(field -> "has " + field),
                thing.containers()
                        .flatMap(container -> Thing.items(container.path("ports")))
                        .filter(port -> port.has("hostPort"))
                        .map(port -> "takes a port of its node"));
    }

    private static Stream<String> user(Thing thing) {
        var pod = thing.pod().at("/spec/securityContext");
        return Stream.concat(
                contextFaults("pod", pod),
                Stream.concat(
                        unless(pod.path("fsGroup").asInt() >= USERS_FROM, "pod has no group for its volumes"),
                        thing.containers()
                                .flatMap(container -> contextFaults(
                                        "container " + container.path("name").asText(),
                                        container.path("securityContext")))));
    }

    private static Stream<String> contextFaults(String whose, JsonNode context) {
        return Stream.of(
                        unless(context.path("runAsNonRoot").asBoolean(), whose + " may run as root"),
                        unless(context.path("runAsUser").asInt() >= USERS_FROM, whose + " runs as a low user"),
                        unless(context.path("runAsGroup").asInt() >= USERS_FROM, whose + " runs in a low group"))
                .flatMap(wrong -> wrong);
    }

    private static Stream<String> seccomp(Thing thing) {
        return unless(
                Set.of("RuntimeDefault", "Localhost")
                        .contains(thing.pod()
                                .at("/spec/securityContext/seccompProfile/type")
                                .asText()),
                "has no seccomp profile");
    }

    private static Stream<String> volumes(Thing thing) {
        return Thing.items(thing.pod().at("/spec/volumes")).flatMap(volume -> {
            var name = volume.path("name").asText();
            var types = new HashSet<String>();
            volume.fieldNames().forEachRemaining(types::add);
            types.remove("name");
            return Stream.concat(
                    unless(VOLUMES.containsAll(types), "mounts " + name + " of kind " + types),
                    unless(
                            !types.contains("emptyDir")
                                    || volume.path("emptyDir").has("sizeLimit"),
                            "lets " + name + " grow without bound"));
        });
    }

    private static Stream<String> account(Manifests all, Thing thing) {
        if (thing.is("ServiceAccount")) {
            return unless(isFalse(thing.at("/automountServiceAccountToken")), "mounts its token");
        }
        if (!thing.isWorkload()) {
            return Stream.of();
        }
        var spec = thing.pod().path("spec");
        var account = spec.path("serviceAccountName").asText();
        return Stream.of(
                        unless(!account.isEmpty() && !account.equals("default"), "runs as the default service account"),
                        unless(
                                account.isEmpty()
                                        || all.find("ServiceAccount", account).isPresent(),
                                "runs as " + account + ", which does not exist"),
                        unless(isFalse(spec.path("automountServiceAccountToken")), "mounts a token"))
                .flatMap(wrong -> wrong);
    }

    private static Stream<String> probes(Thing thing) {
        if (!thing.is("Deployment")) {
            return Stream.of();
        }
        return Thing.items(thing.pod().at("/spec/containers")).flatMap(container -> {
            var ports = Thing.items(container.path("ports"))
                    .flatMap(port -> Stream.of(
                            port.path("name").asText(),
                            port.path("containerPort").asText()))
                    .toList();
            return Stream.concat(
                    Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                            .flatMap(probe -> Stream.concat(
                                    unless(container.has(probe), "has no " + probe),
                                    unless(
                                            !container.has(probe)
                                                    || ports.contains(container
                                                            .path(probe)
                                                            .at("/httpGet/port")
                                                            .asText()),
                                            "probes a port that it does not have (" + probe + ")"))),
                    unless(
                            !container
                                    .path("livenessProbe")
                                    .path("httpGet")
                                    .equals(container.path("readinessProbe").path("httpGet")),
                            "is restarted whenever it is not ready"));
        });
    }

    private static Stream<String> shutdown(Thing thing) {
        return thing.is("Deployment")
                ? unless(
                        thing.pod().at("/spec/terminationGracePeriodSeconds").asInt() >= 45,
                        "is killed before 10 s of delay and 30 s of finishing are over")
                : Stream.of();
    }

    private static Stream<String> job(Thing thing) {
        if (!thing.is("Job")) {
            return Stream.of();
        }
        return Stream.concat(
                Stream.of("ttlSecondsAfterFinished", "activeDeadlineSeconds", "backoffLimit")
                        .filter(field -> !thing.at("/spec").has(field))
                        .map(field -> "has no " + field),
                unless(
                        Set.of("Never", "OnFailure")
                                .contains(thing.pod().at("/spec/restartPolicy").asText()),
                        "starts again after it has ended"));
    }

    static boolean isFalse(JsonNode flag) {
        return flag.isBoolean() && !flag.asBoolean();
    }
}
