package nl.druif.k8s;

import java.util.List;
import java.util.stream.Stream;

/** All of them. */
final class Rules {
    private Rules() {}

    static List<Rule> all() {
        return Stream.of(
                        PodRules.all(),
                        ContainerRules.all(),
                        ScalingRules.all(),
                        NamingRules.all(),
                        WiringRules.all(),
                        NetworkRules.all(),
                        QuotaRules.all(),
                        KafkaRules.all(),
                        PlatformRules.all(),
                        MonitoringRules.all())
                .flatMap(List::stream)
                .toList();
    }
}
