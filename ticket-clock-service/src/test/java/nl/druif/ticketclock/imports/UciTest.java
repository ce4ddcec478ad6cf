package nl.druif.ticketclock.imports;

import static nl.druif.ticketclock.Desk.ROOT;
import static nl.druif.ticketclock.Desk.awaited;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.calendar.OpenWindow;
import nl.druif.foundation.calendar.OpeningHours;
import nl.druif.foundation.calendar.TimeOfDay;
import nl.druif.foundation.calendar.WeeklyHours;
import nl.druif.foundation.calendar.WorkingDuration;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.event.AgreementPublished.PartyName;
import nl.druif.foundation.event.AgreementPublished.ServiceName;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.Policies;
import nl.druif.foundation.terms.StopsOn;
import nl.druif.foundation.terms.Target;
import nl.druif.foundation.terms.Terms;
import nl.druif.foundation.terms.TermsVersion;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.ticketclock.Desk;
import nl.druif.ticketclock.Tables;
import nl.druif.ticketclock.terms.TermsStore;
import org.junit.jupiter.api.Test;

/**
 * A real year of incidents (UCI 498, CC BY 4.0), judged against the verdicts that its own system gave. Its rule is inferred:
 * opened to closed, Monday to Friday 14:00–23:00 on the recorded clock, no pause.
 */
@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "ticket-clock-service"))
class UciTest {
    private static final Path DATA = Path.of(System.getProperty("druif.data", "../../shared/data"));
    private static final Path FILE = DATA.resolve("uci498_incident_events.dev.csv.gz");
    private static final Path MAPPING = Path.of("../local/examples/incidents/mapping.json");
    private static final UUID SLA = UUID.fromString("019b0000-0000-7000-8000-0000000000ac");

    private final Desk desk = Desk.fresh();

    @Inject
    HandSetClock clock;

    @Inject
    TermsStore terms;

    @Inject
    Tables tables;

    @Test
    void seventy_thousand_real_events_get_the_verdicts_of_their_own_system() throws IOException {
        if (!Files.isReadable(FILE)) {
            System.err.println(
                    "SKIPPED: " + FILE.toAbsolutePath().normalize() + " is not there; say where with -Ddruif.data");
        }
        assumeTrue(Files.isReadable(FILE), "no " + FILE);
        clock.set(Instant.parse("2026-05-01T08:00:00Z"));
        awaited(() -> terms.save(desk.tenant(), List.of(sla()), clock.instant()));

        var start = System.nanoTime();
        var location = begin();
        var over = Await.within(
                Duration.ofMinutes(5),
                "the end of the import",
                () -> desk.agent().get(location),
                answer -> ImportState.valueOf(answer.jsonPath().getString("state"))
                        .isOver());
        System.out.println("UCI import took " + Duration.ofNanos(System.nanoTime() - start) + ": " + over.asString());
        assertThat(over.jsonPath().getMap(""))
                .containsEntry("state", "COMPLETED")
                .containsEntry("total", 70_501)
                .containsEntry("recorded", 70_501)
                .containsEntry("failed", 0)
                .containsEntry("tickets", 12_349)
                .containsEntry("judged", 12_349);

        var given = given();
        var same = tables.rows(desk.tenant(), "select reference, outcome from ticket").stream()
                .map(row -> row.split(" "))
                .filter(row -> given.get(row[0]).equals(row[1]))
                .count();
        System.out.println("UCI verdicts: " + same + " of " + given.size() + " as its own system gave them");
        assertThat(given).hasSize(12_349);
        assertThat(same * 10_000).isGreaterThanOrEqualTo(9_985L * given.size());
    }

    private String begin() {
        var begun = desk.integration()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .multiPart("mapping", MAPPING.toFile(), "application/json")
                .multiPart("file", FILE.toFile(), "application/gzip")
                .post(ROOT + "/imports");
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(202);
        return begun.header("Location");
    }

    /** By the last row of each ticket. */
    private static Map<String, String> given() throws IOException {
        var given = new HashMap<String, String>();
        try (var rows = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(FILE)), StandardCharsets.UTF_8))) {
            rows.readLine();
            for (var row = rows.readLine(); row != null; row = rows.readLine()) {
                var cells = row.split(",");
                given.put(cells[0], cells[6].equals("true") ? "MET" : "BREACHED");
            }
        }
        return given;
    }

    private AgreementPublished sla() {
        var afternoons = OpeningHours.of(
                "UTC", WeeklyHours.mondayToFriday(new OpenWindow(TimeOfDay.parse("14:00"), TimeOfDay.parse("23:00"))));
        var promised = new Terms(
                Map.of("afternoons", List.of(new CalendarVersion("1", Optional.empty(), Optional.empty(), afternoons))),
                Optional.of("afternoons"),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(
                        toClose("critical", "1 - Critical", 4),
                        toClose("high", "2 - High", 4),
                        toClose("moderate", "3 - Moderate", 62),
                        toClose("low", "4 - Low", 135)),
                List.of(),
                Policies.DEFAULT);
        var from = Instant.parse("2016-01-01T00:00:00Z");
        return new AgreementPublished(
                UUID.randomUUID(),
                desk.tenant(),
                SLA,
                1,
                "UCI-498",
                "Incidents",
                AgreementKind.SLA,
                new PartyName("IT", "IT"),
                new PartyName("gemeente-eikenrode", "Gemeente Eikenrode"),
                List.of(new ServiceName("incidents", "Incidents")),
                Optional.empty(),
                List.of(new TermsVersion(SLA, 1, from, Optional.empty(), from, promised)),
                from);
    }

    private static Target toClose(String id, String priority, long hours) {
        return new Target(
                id,
                Metric.TIME_TO_RESOLVE,
                Optional.of(WorkingDuration.ofHours(hours)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(priority),
                List.of(),
                List.of(),
                List.of(),
                Target.USUAL_WARNINGS,
                Nature.COMMITMENT,
                Optional.empty(),
                Optional.empty(),
                StopsOn.CLOSED,
                Optional.empty(),
                Optional.empty());
    }
}
