package nl.druif.k8s;

import static nl.druif.k8s.Rule.unless;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Alerts say what to do, and read what is really measured. */
final class MonitoringRules {
    static final Path METRICS = Path.of("metrics.txt");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RUNBOOKS = "https://druif.nl/docs/k8s/runbooks/";
    private static final Pattern LABELS =
            Pattern.compile("\\{[^}]*}|\\b(by|without|on|ignoring) *\\([^)]*\\)|\\[[^]]*]");
    private static final Pattern METRIC = Pattern.compile("\\b[a-z][a-z0-9]*(_[a-z0-9]+)+\\b(?! *\\()");

    private MonitoringRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofThings("alerts-explain", "K8S-20", MonitoringRules::alerts),
                Rule.ofThings("metrics-known", "K8S-20", MonitoringRules::metrics),
                Rule.ofThings("dashboards", "K8S-20", MonitoringRules::dashboard));
    }

    private static Stream<String> alerts(Manifests all, Thing thing) {
        return rules(thing).flatMap(alert -> {
            var name = alert.path("alert").asText();
            var runbook = alert.at("/annotations/runbook_url").asText();
            return Stream.of(
                            Stream.of("/labels/severity", "/annotations/summary", "/annotations/description", "/for")
                                    .filter(field -> alert.at(field).asText().isBlank())
                                    .map(field -> name + " has no " + field),
                            unless(
                                    runbook.startsWith(RUNBOOKS)
                                            && Files.exists(Path.of("runbooks", runbook.substring(RUNBOOKS.length()))),
                                    name + " has no runbook: " + runbook))
                    .flatMap(wrong -> wrong);
        });
    }

    /** Names of the list that {@code local}'s tests find in a live scrape. */
    private static Stream<String> metrics(Manifests all, Thing thing) {
        var known = known();
        return read(thing).stream()
                .filter(metric -> !known.contains(metric))
                .map(metric -> "reads " + metric + ", which is not scraped");
    }

    private static Stream<String> dashboard(Manifests all, Thing thing) {
        if (!thing.labels().containsKey("grafana_dashboard")) {
            return Stream.of();
        }
        return dashboards(thing)
                .flatMap(dashboard -> Stream.of(
                                unless(dashboard.has("title") && dashboard.has("uid"), "has no title or uid"),
                                unless(!dashboard.path("panels").isEmpty(), "shows nothing"),
                                Thing.items(dashboard.path("panels"))
                                        .filter(panel -> panel.path("targets").isEmpty())
                                        .map(panel -> "has an empty panel: "
                                                + panel.path("title").asText()))
                        .flatMap(wrong -> wrong));
    }

    /** Every metric that an alert or a panel reads. */
    static Set<String> read(Thing thing) {
        var expressions = Stream.concat(
                rules(thing).map(alert -> alert.path("expr").asText()),
                thing.labels().containsKey("grafana_dashboard")
                        ? dashboards(thing)
                                .flatMap(dashboard -> Thing.items(dashboard.path("panels")))
                                .flatMap(panel -> Thing.items(panel.path("targets")))
                                .map(target -> target.path("expr").asText())
                        : Stream.of());
        var metrics = new TreeSet<String>();
        expressions.forEach(
                expression -> METRIC.matcher(LABELS.matcher(expression).replaceAll(" "))
                        .results()
                        .forEach(match -> metrics.add(match.group())));
        return metrics;
    }

    static Set<String> known() {
        try {
            return new TreeSet<>(Files.readAllLines(METRICS));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Stream<JsonNode> rules(Thing thing) {
        return thing.is("PrometheusRule")
                ? thing.each("/spec/groups").flatMap(group -> Thing.items(group.path("rules")))
                : Stream.of();
    }

    private static Stream<JsonNode> dashboards(Thing thing) {
        return Thing.texts(thing.at("/data")).values().stream().map(MonitoringRules::parsed);
    }

    private static JsonNode parsed(String dashboard) {
        try {
            return JSON.readTree(dashboard);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
