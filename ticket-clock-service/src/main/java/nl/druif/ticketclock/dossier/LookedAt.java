package nl.druif.ticketclock.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.ticketclock.audience.Audience;
import nl.druif.ticketclock.clock.Anomaly;
import nl.druif.ticketclock.clock.Reading;
import nl.druif.ticketclock.ticket.ReportedEvent;
import nl.druif.ticketclock.ticket.TicketEventType;

/**
 * What somebody reads of a ticket's history: a customer what happened while the ticket was his. What happened before
 * anybody's name was told, happened to the first who was named. What the ticket is now is not of somebody's time: its status
 * and its priority stay, whoever told them, for his clocks run by them.
 *
 * @param events in the order in which they happened
 */
record LookedAt(Audience audience, List<ReportedEvent> events, Set<String> identities) {
    private static final Set<Anomaly.Kind> OF_CLOCKS =
            Set.of(Anomaly.Kind.LEFT_AFTER_OVERRUN, Anomaly.Kind.CALENDAR_UNKNOWN);

    LookedAt {
        events = List.copyOf(events);
        identities = Set.copyOf(identities);
    }

    static LookedAt of(List<ReportedEvent> history, Look look) {
        var told = history.stream()
                .filter(event -> !event.occurredAt().isAfter(look.asOf()))
                .sorted(Particulars.ORDER)
                .toList();
        var audience = look.audience();
        var seen = audience.isCustomer() ? whileHis(told, audience) : told;
        return new LookedAt(
                audience,
                seen,
                seen.stream().map(event -> event.event().identity()).collect(Collectors.toSet()));
    }

    private static List<ReportedEvent> whileHis(List<ReportedEvent> told, Audience audience) {
        var owner = told.stream().flatMap(event -> event.customer().stream()).findFirst();
        var his = new ArrayList<ReportedEvent>();
        for (var event : told) {
            owner = event.customer().isPresent() ? event.customer() : owner;
            if (audience.mayLookAtTicketsOf(owner) && !isNoteOfTheProvider(event)) {
                his.add(event.withoutTeam());
            }
        }
        return his;
    }

    /** Notes are no answers: what the provider's people write for each other is none of a customer's business. */
    private static boolean isNoteOfTheProvider(ReportedEvent event) {
        return event.type() == TicketEventType.NOTED
                && event.actor().filter(PartyRole.CUSTOMER::equals).isEmpty();
    }

    /** Pauses by events that he does not see stay, without their names. */
    Reading reading(Reading reading) {
        return audience.isCustomer()
                ? reading.with(reading.ledger().stream()
                        .map(segment -> segment.causeEvent()
                                        .filter(identities::contains)
                                        .isPresent()
                                ? segment
                                : segment.withoutCause())
                        .toList())
                : reading;
    }

    /** Those of a clock name its target, which may be an objective: they are for those who see all clocks. */
    List<Anomaly> anomalies(List<Anomaly> all) {
        return audience.isCustomer()
                ? all.stream()
                        .filter(anomaly -> !OF_CLOCKS.contains(anomaly.kind()) && identities.contains(anomaly.event()))
                        .toList()
                : all;
    }
}
