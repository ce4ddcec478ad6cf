package nl.druif.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an object takes of a quota at most: as many pods as its scaler may ask for, and one more while it is rolled out.
 *
 * @param each what the containers of one pod ask for; the LimitRange speaks for one that does not say
 */
record Footprint(String owner, int pods, List<JsonNode> each, int claims, JsonNode otherwise) {
    private static final JsonNode SILENT = MissingNode.getInstance();

    static Stream<Footprint> of(Manifests all) {
        var otherwise = all.kind("LimitRange")
                .map(range -> range.at("/spec/limits/0"))
                .findFirst()
                .orElse(SILENT);
        return all.things().stream().flatMap(thing -> of(all, thing, otherwise));
    }

    private static Stream<Footprint> of(Manifests all, Thing thing, JsonNode otherwise) {
        return switch (thing.kind()) {
            case "Deployment" -> {
                var most = most(all, thing);
                yield Stream.of(new Footprint(thing.id(), most + surge(thing, most), ofPod(thing), 0, otherwise));
            }
            case "Job" -> Stream.of(new Footprint(thing.id(), 1, ofPod(thing), 0, otherwise));
            case "Cluster" -> Stream.of(database(thing, otherwise));
            case "KafkaNodePool" ->
                Stream.of(new Footprint(
                        thing.id(),
                        count(thing, "/spec/replicas"),
                        List.of(thing.at("/spec/resources")),
                        count(thing, "/spec/replicas")
                                * (int) thing.each("/spec/storage/volumes").count(),
                        otherwise));
            case "Kafka" -> {
                var operator = thing.at("/spec/entityOperator");
                yield Stream.of(new Footprint(
                        thing.id(),
                        2,
                        List.of(operator.at("/topicOperator/resources"), operator.at("/userOperator/resources")),
                        0,
                        otherwise));
            }
            case "Keycloak" ->
                Stream.of(new Footprint(
                        thing.id(),
                        count(thing, "/spec/instances"),
                        List.of(thing.at("/spec/resources")),
                        0,
                        otherwise));
            // Its Job asks for what the server asks for.
            case "KeycloakRealmImport" ->
                all.find("Keycloak", thing.at("/spec/keycloakCRName").asText()).stream()
                        .map(keycloak ->
                                new Footprint(thing.id(), 1, List.of(keycloak.at("/spec/resources")), 0, otherwise));
            default -> Stream.of();
        };
    }

    BigDecimal all(String what) {
        return switch (what) {
            case "pods" -> BigDecimal.valueOf(pods);
            case "persistentvolumeclaims" -> BigDecimal.valueOf(claims);
            default -> {
                var part = what.split("\\.");
                yield each.stream()
                        .map(resources -> one(resources, part[0], part[1]))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .multiply(BigDecimal.valueOf(pods));
            }
        };
    }

    static BigDecimal amount(JsonNode quantity) {
        return quantity.isMissingNode()
                ? BigDecimal.ZERO
                : Quantity.getAmountInBytes(Quantity.parse(quantity.asText()));
    }

    private BigDecimal one(JsonNode resources, String kind, String what) {
        var said = resources.path(kind).path(what);
        return amount(
                said.isMissingNode()
                        ? otherwise
                                .path(kind.equals("requests") ? "defaultRequest" : "default")
                                .path(what)
                        : said);
    }

    /** An instance is a pod with a volume or two, and one more container where a plugin archives. */
    private static Footprint database(Thing cluster, JsonNode otherwise) {
        var instances = count(cluster, "/spec/instances");
        return new Footprint(
                cluster.id(),
                instances,
                cluster.at("/spec/plugins").isEmpty()
                        ? List.of(cluster.at("/spec/resources"))
                        : List.of(cluster.at("/spec/resources"), SILENT),
                instances * (cluster.at("/spec/walStorage").isMissingNode() ? 1 : 2),
                otherwise);
    }

    private static int most(Manifests all, Thing deployment) {
        return all.kind("HorizontalPodAutoscaler", "ScaledObject")
                .filter(scaler ->
                        scaler.at("/spec/scaleTargetRef/name").asText().equals(deployment.name()))
                .map(scaler -> count(scaler, scaler.is("ScaledObject") ? "/spec/maxReplicaCount" : "/spec/maxReplicas"))
                .findFirst()
                .orElseGet(() -> deployment.at("/spec/replicas").asInt(1));
    }

    private static int surge(Thing deployment, int pods) {
        var surge = deployment.at("/spec/strategy/rollingUpdate/maxSurge").asText("25%");
        if (!surge.endsWith("%")) {
            return Integer.parseInt(surge);
        }
        return new BigDecimal(surge.replace("%", ""))
                .multiply(BigDecimal.valueOf(pods))
                .divide(BigDecimal.valueOf(100), RoundingMode.CEILING)
                .intValue();
    }

    private static List<JsonNode> ofPod(Thing workload) {
        return workload.containers()
                .map(container -> container.path("resources"))
                .toList();
    }

    private static int count(Thing thing, String pointer) {
        return thing.at(pointer).asInt();
    }
}
