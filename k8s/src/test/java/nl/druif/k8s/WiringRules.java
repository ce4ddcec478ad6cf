package nl.druif.k8s;

import static nl.druif.k8s.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Nothing points at what is not there, and nothing is open that need not be. */
final class WiringRules {
    /** What a caller might claim to be: a gateway takes it out. */
    private static final Set<String> CLAIMS =
            Set.of("X-Tenant", "X-Tenant-Id", "X-User", "X-User-Id", "X-Forwarded-User");

    private WiringRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofThings(
                        "service-selects",
                        "KL:dangling-service,exposed-services KS:service-targets-pod,service-type",
                        WiringRules::service),
                new Rule("default-deny", "K8S-12", WiringRules::fence),
                Rule.ofThings(
                        "isolated",
                        "KL:non-isolated-pod KS:pod-networkpolicy POL:missingNetworkPolicy K8S-12",
                        WiringRules::isolated),
                Rule.ofThings(
                        "policy-selects",
                        "KL:dangling-networkpolicy,dangling-networkpolicypeer-podselector KS:networkpolicy-targets-pod",
                        WiringRules::policy),
                Rule.ofThings("route-leads", "KL:dangling-ingress K8S-16", WiringRules::route),
                Rule.ofThings("tls", "KL:dangling-ingress POL:tlsSettingsMissing K8S-16", WiringRules::tls),
                Rule.ofThings("claims-removed", "K8S-16 ASVS:4.1.3", WiringRules::claims),
                Rule.ofThings("references", "K8S-21", WiringRules::references),
                Rule.ofThings("secrets-come-from", "K8S-21", WiringRules::stores),
                Rule.ofThings("monitor-selects", "KL:dangling-servicemonitor K8S-20", WiringRules::monitor));
    }

    private static Stream<String> service(Manifests all, Thing thing) {
        if (!thing.is("Service")) {
            return Stream.of();
        }
        var selected = all.workloads()
                .filter(workload -> selectsAll(
                        thing.at("/spec/selector"), Thing.texts(workload.pod().at("/metadata/labels"))))
                .toList();
        var ports = selected.stream()
                .flatMap(Thing::containers)
                .flatMap(container -> Thing.items(container.path("ports")))
                .flatMap(port -> Stream.of(
                        port.path("name").asText(), port.path("containerPort").asText()))
                .toList();
        return Stream.of(
                        unless(!selected.isEmpty(), "selects no pod"),
                        thing.each("/spec/ports")
                                .map(port -> port.path("targetPort").asText())
                                .filter(target -> !ports.contains(target))
                                .map(target -> "leads to port " + target + ", which no pod has"),
                        unless(
                                thing.at("/spec/type").asText("ClusterIP").equals("ClusterIP"),
                                "is open to the world past the gateway"))
                .flatMap(wrong -> wrong);
    }

    private static Stream<Rule.Finding> fence(Manifests all) {
        return all.kind("Namespace")
                .filter(namespace -> all.kind("NetworkPolicy")
                        .noneMatch(policy -> policy.at("/spec/podSelector").isEmpty()
                                && policy.each("/spec/policyTypes").count() == 2
                                && policy.at("/spec/ingress").isEmpty()
                                && policy.at("/spec/egress").isEmpty()))
                .map(namespace -> new Rule.Finding(namespace.id(), "denies nothing by default"));
    }

    private static Stream<String> isolated(Manifests all, Thing thing) {
        if (!thing.isWorkload()) {
            return Stream.of();
        }
        var labels = Thing.texts(thing.pod().at("/metadata/labels"));
        return Stream.of("ingress", "egress")
                .filter(way -> all.kind("NetworkPolicy")
                        .filter(policy -> !policy.at("/spec/podSelector").isEmpty())
                        .filter(policy -> Manifests.selects(policy.at("/spec/podSelector"), labels))
                        .noneMatch(policy -> !policy.at("/spec/" + way).isEmpty()))
                .map(way -> "has no " + way + " rule of its own");
    }

    private static Stream<String> policy(Manifests all, Thing thing) {
        if (!thing.is("NetworkPolicy")) {
            return Stream.of();
        }
        return Stream.concat(
                unless(isPod(all, thing.at("/spec/podSelector")), "is for no pod"),
                Stream.of("/spec/ingress", "/spec/egress")
                        .flatMap(thing::each)
                        .flatMap(rule -> Stream.of("from", "to").flatMap(way -> Thing.items(rule.path(way))))
                        .filter(peer -> peer.has("podSelector") && !peer.has("namespaceSelector"))
                        .filter(peer -> !isPod(all, peer.path("podSelector")))
                        .map(peer -> "lets in or out what does not exist: " + peer.path("podSelector")));
    }

    private static boolean isPod(Manifests all, JsonNode selector) {
        return all.pods().stream().anyMatch(pod -> pod.is(selector));
    }

    private static Stream<String> route(Manifests all, Thing thing) {
        var services = all.services();
        return switch (thing.kind()) {
            case "HTTPRoute" ->
                Stream.concat(
                        thing.each("/spec/parentRefs")
                                .filter(parent -> all
                                        .find("Gateway", parent.path("name").asText())
                                        .stream()
                                        .flatMap(gateway -> gateway.each("/spec/listeners"))
                                        .noneMatch(listener ->
                                                listener.path("name").equals(parent.path("sectionName"))))
                                .map(parent -> "hangs on no listener"),
                        thing.each("/spec/rules")
                                .flatMap(rule -> Stream.concat(
                                        unless(rule.path("timeouts").has("request"), "waits for ever"),
                                        Thing.items(rule.path("backendRefs"))
                                                .filter(backend -> !services.getOrDefault(
                                                                backend.path("name")
                                                                        .asText(),
                                                                List.of())
                                                        .contains(backend.path("port")
                                                                .asInt()))
                                                .map(backend -> "leads to no service: " + backend))));
            case "Ingress" ->
                thing.each("/spec/rules")
                        .flatMap(rule -> Thing.items(rule.at("/http/paths")))
                        .map(path -> path.at("/backend/service"))
                        .filter(backend -> !services.containsKey(
                                        backend.path("name").asText())
                                || backend.at("/port").has("number")
                                        && !services.get(backend.path("name").asText())
                                                .contains(backend.at("/port/number")
                                                        .asInt()))
                        .map(backend -> "leads to no service: " + backend);
            default -> Stream.of();
        };
    }

    private static Stream<String> tls(Manifests all, Thing thing) {
        return switch (thing.kind()) {
            case "Gateway" ->
                thing.each("/spec/listeners")
                        .filter(listener -> !listener.path("protocol").asText().equals("HTTPS")
                                || listener.at("/tls/certificateRefs").isEmpty())
                        .map(listener -> "listens without TLS");
            case "Ingress" ->
                thing.each("/spec/rules")
                        .map(rule -> rule.path("host").asText())
                        .filter(host -> thing.each("/spec/tls")
                                .flatMap(tls -> Thing.items(tls.path("hosts")))
                                .noneMatch(secured -> secured.asText().equals(host)))
                        .map(host -> "serves " + host + " without TLS");
            default -> Stream.of();
        };
    }

    private static Stream<String> claims(Manifests all, Thing thing) {
        if (!thing.is("HTTPRoute")) {
            return Stream.of();
        }
        return thing.each("/spec/rules").flatMap(rule -> {
            var removed = Thing.items(rule.path("filters"))
                    .flatMap(filter -> Thing.items(filter.at("/requestHeaderModifier/remove")))
                    .map(JsonNode::asText)
                    .toList();
            return CLAIMS.stream().filter(claim -> !removed.contains(claim)).map(claim -> "lets " + claim + " through");
        });
    }

    private static Stream<String> references(Manifests all, Thing thing) {
        var provided = new Provided(all);
        return Reference.of(thing)
                .distinct()
                .filter(reference -> !provided.has(reference))
                .map(reference -> "needs " + reference + ", which nothing makes");
    }

    private static Stream<String> stores(Manifests all, Thing thing) {
        return switch (thing.kind()) {
            case "ExternalSecret" ->
                Stream.concat(
                        Stream.of(thing.at("/spec/secretStoreRef/name").asText())
                                .filter(store -> !store.isEmpty()
                                        && all.find("SecretStore", store).isEmpty())
                                .map(store -> "reads from no store: " + store),
                        thing.each("/spec/dataFrom")
                                .map(from -> from.at("/sourceRef/generatorRef"))
                                .filter(generator -> all.find(
                                                generator.path("kind").asText(),
                                                generator.path("name").asText())
                                        .isEmpty())
                                .map(generator -> "is made by nothing: " + generator));
            case "SecretStore" ->
                thing.all().entrySet().stream()
                        .filter(field -> field.getKey().endsWith("/serviceAccountRef/name"))
                        .map(field -> field.getValue().asText())
                        .filter(account -> all.find("ServiceAccount", account).isEmpty())
                        .map(account -> "asks as nobody: " + account);
            default -> Stream.of();
        };
    }

    private static Stream<String> monitor(Manifests all, Thing thing) {
        if (!thing.is("PodMonitor")) {
            return Stream.of();
        }
        var ports = all.pods().stream()
                .filter(pod -> pod.is(thing.at("/spec/selector")))
                .flatMap(pod -> pod.ports().keySet().stream())
                .toList();
        return Stream.concat(
                unless(isPod(all, thing.at("/spec/selector")), "watches nothing"),
                thing.each("/spec/podMetricsEndpoints")
                        .map(endpoint -> endpoint.path("port").asText())
                        .filter(port -> !ports.contains(port))
                        .map(port -> "scrapes port " + port + ", which no pod has"));
    }

    private static boolean selectsAll(JsonNode selector, Map<String, String> labels) {
        return !selector.isEmpty()
                && Thing.texts(selector).entrySet().stream()
                        .allMatch(wanted -> wanted.getValue().equals(labels.get(wanted.getKey())));
    }
}
