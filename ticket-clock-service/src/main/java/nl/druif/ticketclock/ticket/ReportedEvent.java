package nl.druif.ticketclock.ticket;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.PartyRole;

/**
 * An event as another system reports it: what happened, to which ticket, and whose ticket that is.
 *
 * @param source        the system that tells it; with {@code sourceEventId} it names the event once and for all
 * @param ticket        the ticket's reference in that system
 * @param sourceEventId how the source names the event; left out, the event is known by its content
 * @param occurredAt    when it happened, not when it was heard of
 * @param sequence      orders events of the same instant
 * @param openedAt      when the ticket was opened, from a source that repeats it on every event
 * @param customer      reference of the party the ticket was opened for
 * @param requester     pseudonym of the person who asked; never a name or an address
 * @param locale        language tag of that person
 */
public record ReportedEvent(
        @NotBlank @Size(max = 100) String source,
        @NotBlank @Size(max = 200) String ticket,
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
        Optional<Instant> openedAt,
        Optional<@NotBlank @Size(max = 100) String> customer,
        Optional<@NotBlank @Size(max = 100) String> requester,
        Optional<@NotBlank @Size(max = 35) String> locale) {

    public ReportedEvent {
        // Made only to be checked: what it refuses, this refuses under the same names.
        new TicketEvent(
                sourceEventId,
                type,
                occurredAt,
                sequence,
                status,
                priority,
                team,
                service,
                requestType,
                actor,
                openedAt);
    }

    /** With the source: the name of this event. The same event told twice has the same one. */
    @JsonIgnore
    public String identity() {
        return sourceEventId.orElseGet(() -> "content:" + Uuid7.derivedFrom(ticket, event().identity()));
    }

    /** Of its ticket: the same for the same ticket of the same source, whoever hears of it first. */
    public UUID ticketId(TenantId tenant) {
        return Uuid7.derivedFrom(tenant, source, ticket);
    }

    /** The same, for those whom it is no business who works on it. */
    public ReportedEvent withoutTeam() {
        return new ReportedEvent(
                source,
                ticket,
                sourceEventId,
                type,
                occurredAt,
                sequence,
                status,
                priority,
                Optional.empty(),
                service,
                requestType,
                actor,
                openedAt,
                customer,
                requester,
                locale);
    }

    /** What the clocks need of it. */
    @JsonIgnore
    public TicketEvent event() {
        return new TicketEvent(
                sourceEventId,
                type,
                occurredAt,
                sequence,
                status,
                priority,
                team,
                service,
                requestType,
                actor,
                openedAt);
    }
}
