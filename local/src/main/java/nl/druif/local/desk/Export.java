package nl.druif.local.desk;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/** The desk's tickets as its tool exports them: semicolons, day-first local times, one line per event, oldest first. */
public final class Export {
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm:ss").withZone(OfficeHours.ZONE);
    private static final String HEADER =
            "meldingnummer;volgnummer;tijdstip;status;prioriteit;dienst;behandelaarsgroep;melder";

    private Export() {}

    public static String of(List<DeskTicket> tickets) {
        var lines = tickets.stream()
                .flatMap(Export::lines)
                .sorted((one, other) -> one.at().compareTo(other.at()))
                .map(Line::text);
        return String.join("\n", Stream.concat(Stream.of(HEADER), lines).toList()) + "\n";
    }

    private static Stream<Line> lines(DeskTicket ticket) {
        var events = ticket.events();
        return Stream.iterate(0, i -> i + 1).limit(events.size()).map(i -> line(ticket, i + 1, events.get(i)));
    }

    private static Line line(DeskTicket ticket, int number, DeskEvent event) {
        return new Line(
                event.at(),
                String.join(
                        ";",
                        ticket.reference(),
                        String.valueOf(number),
                        LOCAL.format(event.at()),
                        event.status().text(),
                        ticket.priority().name(),
                        ticket.service().reference(),
                        event.team(),
                        ticket.requester()));
    }

    private record Line(Instant at, String text) {}
}
