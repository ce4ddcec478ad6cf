package nl.druif.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What manifests must be.
 *
 * @param name    as in EXEMPTIONS.md and in planted/
 * @param sources whose checks it stands for: PSS is Pod Security restricted, KL kube-linter, KS kube-score, POL polaris,
 *                KSEC kubesec, K8S our conventions
 * @param check   finds offences
 */
record Rule(String name, String sources, Function<Manifests, Stream<Finding>> check) {
    /** @param object such as {@code Deployment/agreement-service} */
    record Finding(String object, String what) {
        @Override
        public String toString() {
            return object + " " + what;
        }
    }

    Stream<Finding> findings(Manifests manifests) {
        return check.apply(manifests);
    }

    @Override
    public String toString() {
        return name;
    }

    /** A rule about every workload by itself; answers what is wrong with it. */
    static Rule ofWorkloads(String name, String sources, Function<Thing, Stream<String>> check) {
        return ofThings(name, sources, (all, thing) -> thing.isWorkload() ? check.apply(thing) : Stream.of());
    }

    /** A rule about every container of every workload. */
    static Rule ofContainers(String name, String sources, Function<JsonNode, Stream<String>> check) {
        return ofWorkloads(
                name,
                sources,
                thing -> thing.containers()
                        .flatMap(container -> check.apply(container)
                                .map(wrong ->
                                        "container " + container.path("name").asText() + " " + wrong)));
    }

    static Rule ofThings(String name, String sources, BiFunction<Manifests, Thing, Stream<String>> check) {
        return new Rule(
                name,
                sources,
                all -> all.things().stream()
                        .flatMap(thing -> check.apply(all, thing).map(what -> new Finding(thing.id(), what))));
    }

    /** The complaint, unless all is well. */
    static Stream<String> unless(boolean well, String complaint) {
        return well ? Stream.of() : Stream.of(complaint);
    }
}
