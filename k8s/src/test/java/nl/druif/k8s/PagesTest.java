package nl.druif.k8s;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages lead to is there: other pages, alerts, and the pods that their commands ask for. */
class PagesTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");
    private static final Pattern SELECTOR = Pattern.compile("kubectl .*? -l ([a-z./-]+)=([^\\s;'|`]+)");
    private static final String SERVICE = "$SERVICE";

    private final Manifests production = Overlay.PRODUCTION.rendered();

    @Test
    void every_link_leads_to_a_file() throws IOException {
        assertThat(broken(pages())).isEmpty();
    }

    @Test
    void a_broken_link_is_found() {
        assertThat(broken(Map.of(Path.of("runbooks", "planted.md"), "as [there](nowhere.md)")))
                .containsExactly("runbooks/planted.md leads to nowhere.md");
    }

    @Test
    void every_runbook_is_titled_by_the_alert_that_leads_to_it() throws IOException {
        var alerts = production
                .kind("PrometheusRule")
                .flatMap(rule -> rule.each("/spec/groups"))
                .flatMap(group -> Thing.items(group.path("rules")))
                .collect(toMap(
                        alert -> alert.at("/annotations/runbook_url").asText().replaceAll(".*/", ""),
                        alert -> alert.path("alert").asText(),
                        (one, same) -> one.equals(same) ? one : one + " and " + same));
        var titles = pages().entrySet().stream()
                .filter(page -> page.getKey().startsWith("runbooks"))
                .collect(toMap(
                        page -> page.getKey().getFileName().toString(),
                        page -> page.getValue().lines().findFirst().orElse("").replaceAll("^# (\\w+):.*", "$1")));
        assertThat(titles).isEqualTo(alerts);
    }

    @Test
    void every_command_asks_for_pods_or_jobs_that_there_are() throws IOException {
        assertThat(pages().entrySet().stream()
                        .flatMap(page -> strangers(page.getValue()).map(what -> page.getKey() + " asks for " + what)))
                .isEmpty();
    }

    @Test
    void a_command_for_pods_that_are_not_there_is_found() {
        assertThat(strangers("kubectl -n druif get pods -l app.kubernetes.io/name=servce -o wide"))
                .containsExactly("app.kubernetes.io/name=servce");
    }

    private Stream<String> strangers(String page) {
        return SELECTOR.matcher(page)
                .results()
                .filter(found -> production.pods().stream()
                        .map(pod -> pod.labels().get(found.group(1)))
                        .noneMatch(found.group(2).replace(SERVICE, "agreement-service")::equals))
                .map(found -> found.group(1) + "=" + found.group(2));
    }

    private static List<String> broken(Map<Path, String> pages) {
        return pages.entrySet().stream()
                .flatMap(page -> LINK.matcher(page.getValue())
                        .results()
                        .map(found -> found.group(1))
                        .filter(link -> Files.notExists(page.getKey().resolveSibling(link)))
                        .map(link -> page.getKey() + " leads to " + link))
                .toList();
    }

    private static Map<Path, String> pages() throws IOException {
        try (var files = Files.walk(Path.of(""))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.startsWith("target"))
                    .collect(toMap(file -> file, ConfigReference::read));
        }
    }
}
