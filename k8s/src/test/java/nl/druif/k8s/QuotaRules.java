package nl.druif.k8s;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** A namespace has room for what may come to run in it. */
final class QuotaRules {
    private static final String BALANCERS = "services.loadbalancers";
    private static final List<String> MEASURED = List.of(
            "requests.cpu",
            "requests.memory",
            "limits.cpu",
            "limits.memory",
            "pods",
            "persistentvolumeclaims",
            BALANCERS);

    private QuotaRules() {}

    static List<Rule> all() {
        return List.of(new Rule("quota-fits", "K8S-03", QuotaRules::quota));
    }

    private static Stream<Rule.Finding> quota(Manifests all) {
        var footprints = Footprint.of(all).toList();
        return all.kind("ResourceQuota")
                .flatMap(quota -> MEASURED.stream()
                        .filter(quota.at("/spec/hard")::has)
                        .flatMap(what -> {
                            var most = Footprint.amount(quota.at("/spec/hard").path(what));
                            var wanted = what.equals(BALANCERS)
                                    ? BigDecimal.valueOf(balancers(all))
                                    : footprints.stream()
                                            .map(footprint -> footprint.all(what))
                                            .reduce(BigDecimal.ZERO, BigDecimal::add);
                            return most.compareTo(wanted) >= 0
                                    ? Stream.of()
                                    : Stream.of(new Rule.Finding(
                                            quota.id(),
                                            "has " + most.toPlainString() + " of " + what + " where "
                                                    + wanted.toPlainString() + " may be wanted"));
                        }));
    }

    /** Strimzi makes one for the bootstrap address of a listener, and one for each broker behind it. */
    private static long balancers(Manifests all) {
        var brokers = all.kind("KafkaNodePool")
                .filter(pool ->
                        pool.each("/spec/roles").anyMatch(role -> role.asText().equals("broker")))
                .mapToLong(pool -> pool.at("/spec/replicas").asLong())
                .sum();
        var listeners = all.kind("Kafka")
                .flatMap(kafka -> kafka.each("/spec/kafka/listeners"))
                .filter(listener -> listener.path("type").asText().equals("loadbalancer"))
                .count();
        return listeners * (brokers + 1);
    }
}
