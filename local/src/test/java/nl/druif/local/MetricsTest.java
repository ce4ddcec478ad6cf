package nl.druif.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.druif.foundation.testing.Await;
import org.junit.jupiter.api.Test;

/** What alerts and dashboards of {@code k8s} read is measured by the services as they run. */
class MetricsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Suite suite = TheSuite.running();

    @Test
    void every_metric_that_an_alert_or_a_dashboard_reads_is_scraped() throws IOException {
        var read = Files.readAllLines(Path.of("..", "k8s", "metrics.txt"));
        somethingHappens();

        var scraped = Await.within(
                PATIENCE, "every metric of k8s/metrics.txt", this::scraped, names -> names.containsAll(read));

        assertThat(scraped).containsAll(read).doesNotContain("druif_misspelt_total");
    }

    /** A ticket whose time runs out, and a row that is imported: some meters exist from their first use. */
    private void somethingHappens() {
        var opened = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var deal = Deal.struck(suite, "PT3S", List.of(), opened.minus(Duration.ofDays(1)));
        deal.report("INC-M-" + deal.service(), "OPENED", opened);
        var row =
                new Multipart().with("mapping", """
                        {"source": "metrics", "zone": "Europe/Amsterdam", "dateFormat": "yyyy-MM-dd HH:mm", "separator": ";",
                         "columns": {"ticket": "t", "sourceEventId": ["t"], "occurredAt": "at", "status": "s"},
                         "statuses": {"New": {"type": "OPENED"}}, "priorities": {}}""").withFile("file", "row.csv", "t;at;s\nM-1;2026-03-02 10:00;New\n");
        new Api(suite, "itsm").post(Service.TICKET_CLOCK, "/imports", row.contentType(), deal.service(), row.body());
    }

    private Set<String> scraped() {
        return Stream.of(Service.values())
                .flatMap(service -> scrape(service).lines())
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]")[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String scrape(Service service) {
        try {
            var request = HttpRequest.newBuilder(suite.managementUri(service, "/q/metrics"))
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
