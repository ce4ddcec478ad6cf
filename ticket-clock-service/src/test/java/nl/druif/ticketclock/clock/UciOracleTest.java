package nl.druif.ticketclock.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import nl.druif.foundation.calendar.OpeningHours;
import nl.druif.foundation.calendar.WeeklyHours;
import nl.druif.foundation.terms.Outcome;
import nl.druif.ticketclock.ticket.TicketEvent;
import nl.druif.ticketclock.ticket.TicketEventType;
import org.junit.jupiter.api.Test;

/**
 * A year of incidents of a real service desk (UCI 498, doi:10.24432/C57S4H), each with the desk's own verdict
 * {@code made_sla}. The rule behind it was inferred, not published: from opening to closing, never paused, Monday to Friday
 * 14:00 to 23:00 on the recorded clock; Moderate 62 h, Low between 132.5 and 135 h, Critical and High a few.
 */
class UciOracleTest {
    private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("d/M/yyyy HH:mm");
    private static final Path FILE =
            Path.of(System.getProperty("druif.data", "../../shared/data")).resolve("uci498_incident_events.dev.csv.gz");

    /** The recorded clock has no zone; in this one every hour of it exists once. */
    private static final OpeningHours DESK =
            OpeningHours.of("Etc/UTC", WeeklyHours.mondayToFriday(Deal.window("14:00", "23:00")));

    private record Incident(String number, boolean madeSla, List<TicketEvent> events) {}

    @Test
    void one_calendar_and_four_targets_find_the_verdicts_of_a_real_desk_again() throws IOException {
        assumeTrue(isThere(), "no " + FILE.toAbsolutePath());
        var clock = TicketClock.under(List.of(Deal.in(DESK)
                .promising(
                        limit("critical", "1 - Critical", "PT4H"),
                        limit("high", "2 - High", "PT4H"),
                        limit("moderate", "3 - Moderate", "PT62H"),
                        limit("low", "4 - Low", "PT134H"))));

        var incidents = incidents();
        var missed = incidents.stream()
                .filter(incident -> incident.madeSla() != isMet(clock, incident))
                .map(Incident::number)
                .toList();
        System.out.printf("UCI 498: %d incidents, judged otherwise %d: %s%n", incidents.size(), missed.size(), missed);

        assertThat(incidents).hasSize(12_349);
        assertThat(missed.size()).isLessThanOrEqualTo(15);
    }

    private static boolean isThere() {
        if (!Files.exists(FILE)) {
            System.out.println("SKIPPED: the verdicts of UCI 498 need " + FILE.toAbsolutePath());
        }
        return Files.exists(FILE);
    }

    private static Promise limit(String id, String priority, String duration) {
        return Promise.toResolve(id).within(duration).forPriorities(priority).stoppingOnClosed();
    }

    private static boolean isMet(TicketClock clock, Incident incident) {
        return clock.read(incident.events(), List.of(), Instant.parse("2018-01-01T00:00:00Z")).clocks().stream()
                .filter(reading -> reading.state() == ClockState.STOPPED)
                .allMatch(reading -> reading.outcome() == Outcome.MET);
    }

    private static List<Incident> incidents() throws IOException {
        var incidents = new LinkedHashMap<String, List<Map<String, String>>>();
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(FILE)), StandardCharsets.UTF_8))) {
            var columns = reader.readLine().split(",", -1);
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                var cells = line.split(",", -1);
                var row = new LinkedHashMap<String, String>();
                for (int i = 0; i < columns.length; i++) {
                    row.put(columns[i], cells[i]);
                }
                incidents
                        .computeIfAbsent(row.get("number"), number -> new ArrayList<>())
                        .add(row);
            }
        }
        return incidents.entrySet().stream()
                .map(entry -> incident(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Incident incident(String number, List<Map<String, String>> rows) {
        var events = new ArrayList<TicketEvent>();
        for (var row : rows) {
            events.add(event(row, events.size()));
        }
        return new Incident(
                number, Boolean.parseBoolean(rows.get(rows.size() - 1).get("made_sla")), events);
    }

    private static TicketEvent event(Map<String, String> row, int place) {
        var type = switch (row.get("incident_state")) {
            case "Closed" -> TicketEventType.CLOSED;
            case "Resolved" -> TicketEventType.RESOLVED;
            default -> TicketEventType.STATUS_CHANGED;
        };
        return new TicketEvent(
                Optional.of(row.get("number") + "#" + place),
                type,
                at(row.get(type == TicketEventType.CLOSED ? "closed_at" : "sys_updated_at")),
                Long.parseLong(row.get("sys_mod_count")),
                Optional.of(row.get("incident_state")),
                Optional.of(row.get("priority")),
                Optional.of(row.get("assignment_group")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(at(row.get("opened_at"))));
    }

    private static Instant at(String text) {
        return LocalDateTime.parse(text, DAY_FIRST).toInstant(ZoneOffset.UTC);
    }
}
