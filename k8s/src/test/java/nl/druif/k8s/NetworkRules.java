package nl.druif.k8s;

import static nl.druif.k8s.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What may leave one pod may enter the other, and the other way round; who comes from another namespace has business here. */
final class NetworkRules {
    private static final String GATEWAY = "gateway";
    private static final String MONITORING = "monitoring";
    private static final String NAMESPACE = "/namespaceSelector/matchLabels/kubernetes.io~1metadata.name";
    private static final Set<String> PRIVATE =
            Set.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16");

    private NetworkRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule("egress-let-in", "K8S-12", NetworkRules::letIn),
                new Rule("ingress-used", "K8S-12", NetworkRules::used),
                new Rule("visitors-let-in", "K8S-12 K8S-14 K8S-16 K8S-17 K8S-18 K8S-20", NetworkRules::welcomed),
                new Rule("no-strangers", "K8S-12", NetworkRules::strangers),
                new Rule("reaches-out", "K8S-12", NetworkRules::outward),
                Rule.ofThings("operators-open-nothing", "K8S-12", NetworkRules::operators));
    }

    /** Somebody of another namespace, the pod he asks, and on which port. */
    private record Visit(String namespace, Pod host, String port) {}

    private static Stream<Rule.Finding> letIn(Manifests all) {
        return pairs(all).flatMap(pair -> {
            var ports = new TreeSet<>(pair.leaving(all));
            ports.removeAll(pair.entering(all));
            return ports.stream()
                    .map(port -> new Rule.Finding(
                            pair.from().owner(),
                            "may ask " + pair.to().owner() + " on " + port + ", which does not let it in"));
        });
    }

    private static Stream<Rule.Finding> used(Manifests all) {
        return pairs(all).flatMap(pair -> {
            var ports = new TreeSet<>(pair.entering(all));
            ports.removeAll(pair.leaving(all));
            return ports.stream()
                    .map(port -> new Rule.Finding(
                            pair.to().owner(),
                            "lets " + pair.from().owner() + " in on " + port + ", who may not ask it"));
        });
    }

    private static Stream<Rule.Finding> welcomed(Manifests all) {
        var allowed = allowed(all);
        return needed(all)
                .filter(visit -> !allowed.contains(visit))
                .distinct()
                .map(visit -> new Rule.Finding(
                        visit.host().owner(), "keeps out " + visit.namespace() + ", which asks it on " + visit.port()));
    }

    private static Stream<Rule.Finding> strangers(Manifests all) {
        var needed = new HashSet<>(needed(all).toList());
        return allowed(all).stream()
                .filter(visit -> !needed.contains(visit))
                .map(visit -> new Rule.Finding(
                        visit.host().owner(),
                        "lets in " + visit.namespace() + " on " + visit.port() + ", which has no business there"));
    }

    /** Names are looked up by everybody; the API server is asked by what operators make; the world by nobody inside it. */
    private static Stream<Rule.Finding> outward(Manifests all) {
        return all.pods().stream().flatMap(pod -> {
            var rules = policies(all, pod, "egress").toList();
            var names = peers(rules, "to")
                    .filter(way -> way.peer().at(NAMESPACE).asText().equals("kube-system"))
                    .flatMap(way -> ports(way.rule(), pod))
                    .toList();
            var blocks =
                    peers(rules, "to").filter(way -> way.peer().has("ipBlock")).toList();
            var asksServer = pod.owner().startsWith("Cluster/") || pod.owner().startsWith("Kafka/");
            return Stream.of(
                            unless(names.containsAll(List.of("53/UDP", "53/TCP")), "cannot look up a name"),
                            unless(
                                    !asksServer
                                            || blocks.stream()
                                                    .flatMap(way -> ports(way.rule(), pod))
                                                    .toList()
                                                    .containsAll(List.of("443/TCP", "6443/TCP")),
                                    "cannot ask the API server"),
                            unless(
                                    asksServer || blocks.stream().allMatch(way -> isPublicOnly(way.peer())),
                                    "may ask anybody in the cluster and around it"))
                    .flatMap(what -> what.map(complaint -> new Rule.Finding(pod.owner(), complaint)));
        });
    }

    /** Policies add up: one that an operator writes by itself, for everybody, would undo ours. */
    private static Stream<String> operators(Manifests all, Thing thing) {
        return switch (thing.kind()) {
            case "Kafka" ->
                thing.each("/spec/kafka/listeners")
                        .filter(listener -> listener.path("networkPolicyPeers").isEmpty())
                        .map(listener -> "lets everybody in on listener "
                                + listener.path("name").asText());
            case "Keycloak" ->
                unless(
                        PodRules.isFalse(thing.at("/spec/networkPolicy/enabled")),
                        "lets its operator open it to everybody");
            default -> Stream.of();
        };
    }

    private static boolean isPublicOnly(JsonNode peer) {
        return Thing.items(peer.at("/ipBlock/except"))
                .map(JsonNode::asText)
                .toList()
                .containsAll(PRIVATE);
    }

    private static Stream<Visit> needed(Manifests all) {
        return Stream.of(routed(all), scraped(all), measured(all), operated(all))
                .flatMap(visits -> visits);
    }

    /** What the gateway or the Ingress leads in. */
    private static Stream<Visit> routed(Manifests all) {
        var routes = all.kind("HTTPRoute")
                .flatMap(route -> route.each("/spec/rules"))
                .flatMap(rule -> Thing.items(rule.path("backendRefs")))
                .map(backend -> backend.path("name").asText());
        var ingresses = all.kind("Ingress")
                .flatMap(ingress -> ingress.each("/spec/rules"))
                .flatMap(rule -> Thing.items(rule.at("/http/paths")))
                .map(path -> path.at("/backend/service/name").asText());
        return Stream.concat(routes, ingresses).distinct().flatMap(name -> behind(all, name));
    }

    private static Stream<Visit> behind(Manifests all, String service) {
        var ours = all.find("Service", service).stream()
                .flatMap(found -> all.pods().stream()
                        .filter(pod -> pod.labels()
                                .entrySet()
                                .containsAll(
                                        Thing.texts(found.at("/spec/selector")).entrySet()))
                        .flatMap(pod -> found.each("/spec/ports")
                                .map(port -> new Visit(GATEWAY, pod, tcp(pod.port(port.path("targetPort")))))));
        var keycloaks = all.kind("Keycloak")
                .filter(keycloak -> service.equals(keycloak.name() + "-service"))
                .flatMap(Pod::of)
                .map(pod -> new Visit(GATEWAY, pod, "8080/TCP"));
        return Stream.concat(ours, keycloaks);
    }

    /** What Prometheus scrapes; Keycloak's operator makes the monitor by itself. */
    private static Stream<Visit> scraped(Manifests all) {
        var monitored = all.kind("PodMonitor")
                .flatMap(monitor -> all.pods().stream()
                        .filter(pod -> pod.is(monitor.at("/spec/selector")))
                        .flatMap(pod -> monitor.each("/spec/podMetricsEndpoints")
                                .map(endpoint -> endpoint.path("port"))
                                .filter(port -> pod.ports().containsKey(port.asText()))
                                .map(port -> new Visit(MONITORING, pod, tcp(pod.port(port))))));
        var keycloaks = all.kind("Keycloak")
                .filter(keycloak -> keycloak.each("/spec/additionalOptions")
                        .anyMatch(option -> option.path("name").asText().equals("metrics-enabled")))
                .flatMap(Pod::of)
                .map(pod -> new Visit(MONITORING, pod, "9000/TCP"));
        return Stream.concat(monitored, keycloaks);
    }

    /** Brokers that KEDA asks how far consumers are. */
    private static Stream<Visit> measured(Manifests all) {
        return all.kind("ScaledObject")
                .flatMap(scaled -> scaled.each("/spec/triggers"))
                .map(trigger -> trigger.at("/metadata/bootstrapServers").asText())
                .filter(servers -> !servers.isEmpty())
                .distinct()
                .flatMap(servers -> all.kind("Kafka")
                        .filter(kafka -> servers.startsWith(kafka.name() + "-kafka-bootstrap."))
                        .flatMap(kafka -> Pod.of(kafka).limit(1))
                        .map(broker -> new Visit("keda", broker, tcp(servers.replaceAll(".*:", "")))));
    }

    /** What operators ask of the pods they made, as their documentation says. */
    private static Stream<Visit> operated(Manifests all) {
        return Stream.concat(
                pods(all, "Cluster/.*")
                        .flatMap(pod ->
                                Stream.of("5432/TCP", "8000/TCP").map(port -> new Visit("cnpg-system", pod, port))),
                pods(all, "Kafka/[^/]*")
                        .flatMap(pod -> Stream.of("8443/TCP", "9090/TCP", "9091/TCP")
                                .map(port -> new Visit("strimzi", pod, port))));
    }

    private static Stream<Pod> pods(Manifests all, String owner) {
        return all.pods().stream().filter(pod -> pod.owner().matches(owner));
    }

    private static Set<Visit> allowed(Manifests all) {
        var allowed = new HashSet<Visit>();
        all.pods()
                .forEach(pod -> peers(policies(all, pod, "ingress").toList(), "from")
                        .filter(way -> way.peer().has("namespaceSelector"))
                        .forEach(way -> ports(way.rule(), pod)
                                .forEach(port -> allowed.add(
                                        new Visit(way.peer().at(NAMESPACE).asText(), pod, port)))));
        return allowed;
    }

    private record Pair(Pod from, Pod to) {
        Set<String> leaving(Manifests all) {
            return between(policies(all, from, "egress").toList(), "to", to);
        }

        Set<String> entering(Manifests all) {
            return between(policies(all, to, "ingress").toList(), "from", from);
        }

        private Set<String> between(List<JsonNode> rules, String way, Pod other) {
            var found = new TreeSet<String>();
            peers(rules, way)
                    .filter(peer -> peer.peer().has("podSelector")
                            && !peer.peer().has("namespaceSelector")
                            && other.is(peer.peer().path("podSelector")))
                    .forEach(peer -> ports(peer.rule(), to).forEach(found::add));
            return found;
        }
    }

    private record Way(JsonNode rule, JsonNode peer) {}

    private static Stream<Pair> pairs(Manifests all) {
        var pods = all.pods();
        return pods.stream().flatMap(from -> pods.stream().map(to -> new Pair(from, to)));
    }

    private static Stream<JsonNode> policies(Manifests all, Pod pod, String way) {
        return all.kind("NetworkPolicy")
                .filter(policy -> pod.is(policy.at("/spec/podSelector")))
                .flatMap(policy -> policy.each("/spec/" + way));
    }

    private static Stream<Way> peers(List<JsonNode> rules, String way) {
        return rules.stream().flatMap(rule -> Thing.items(rule.path(way)).map(peer -> new Way(rule, peer)));
    }

    private static Stream<String> ports(JsonNode rule, Pod host) {
        return rule.path("ports").isEmpty()
                ? Stream.of("any port")
                : Thing.items(rule.path("ports"))
                        .map(port -> host.port(port.path("port")) + "/"
                                + port.path("protocol").asText("TCP"));
    }

    private static String tcp(String port) {
        return port + "/TCP";
    }
}
