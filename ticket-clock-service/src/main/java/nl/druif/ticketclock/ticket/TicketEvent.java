package nl.druif.ticketclock.ticket;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.terms.PartyRole;

/**
 * Something that happened to a ticket, as its source told it, with the facts as they are after it. A fact that differs
 * from before is a change, whatever the type says: one row of an export is one event.
 *
 * @param sourceEventId how the source names the event; left out, the event is known by its content
 * @param occurredAt    when it happened, not when it was heard of
 * @param sequence      orders events of the same instant; left out: 0
 * @param actor         the side that did it
 * @param openedAt      when the ticket was opened, from a source that repeats it on every event
 */
public record TicketEvent(
        Optional<@NotBlank @Size(max = 200) String> sourceEventId,
        TicketEventType type,
        Instant occurredAt,
        @JsonProperty(defaultValue = "0") long sequence,
        Optional<@NotBlank @Size(max = 100) String> status,
        Optional<@NotBlank @Size(max = 100) String> priority,
        Optional<@NotBlank @Size(max = 100) String> team,
        Optional<@NotBlank @Size(max = 100) String> service,
        Optional<@NotBlank @Size(max = 100) String> requestType,
        Optional<PartyRole> actor,
        Optional<Instant> openedAt) {
    /** The order in which events count, whenever they came in. */
    public static final Comparator<TicketEvent> ORDER = Comparator.comparing(TicketEvent::occurredAt)
            .thenComparingLong(TicketEvent::sequence)
            .thenComparing(TicketEvent::identity)
            .thenComparing(TicketEvent::content);

    public static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    /** Exclusive: calendars know nothing after it. */
    public static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    public TicketEvent {
        // Looked at before it is written down what would be wrong: events are made by the million, and hardly one is.
        if (!isInRange(occurredAt) || openedAt.isPresent() && !isInRange(openedAt.get())) {
            var faults = new Faults();
            checkInstant(faults, occurredAt, "/occurredAt");
            openedAt.ifPresent(at -> checkInstant(faults, at, "/openedAt"));
            faults.refuse();
        }
    }

    /** Two events with one identity are one event told twice. */
    @JsonIgnore
    public String identity() {
        // Not orElseGet: its lambda would be the only thing that reading a ticket as bare numbers allocates.
        return sourceEventId.isPresent() ? sourceEventId.get() : content();
    }

    private String content() {
        return Stream.of(
                        Optional.of(type.name()),
                        Optional.of(occurredAt.toString()),
                        Optional.of(Long.toString(sequence)),
                        status,
                        priority,
                        team,
                        service,
                        requestType,
                        actor.map(PartyRole::name),
                        openedAt.map(Instant::toString))
                .map(part -> part.map(text -> text.length() + ":" + text).orElse("-"))
                .collect(Collectors.joining(" "));
    }

    private static boolean isInRange(Instant at) {
        return !at.isBefore(EARLIEST) && at.isBefore(LATEST);
    }

    private static void checkInstant(Faults faults, Instant at, String pointer) {
        faults.check(isInRange(at), pointer, "INSTANT_OUT_OF_RANGE", at + " lies outside the years 1970 to 2099.");
    }
}
