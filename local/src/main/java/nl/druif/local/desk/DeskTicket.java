package nl.druif.local.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A ticket with its whole history.
 *
 * @param requester pseudonym of the person who reported it
 * @param vote      what that person will answer; many never do
 */
public record DeskTicket(
        String reference,
        DeskService service,
        DeskPriority priority,
        String requester,
        List<DeskEvent> events,
        Optional<Vote> vote) {

    public DeskTicket {
        events = List.copyOf(events);
    }

    public boolean isClosed() {
        return events.get(events.size() - 1).status() == DeskStatus.GESLOTEN;
    }

    /** What of it had happened before {@code now}; somebody who is not helped yet has no opinion yet. */
    DeskTicket until(Instant now) {
        var past = events.stream().filter(event -> event.at().isBefore(now)).toList();
        return new DeskTicket(
                reference, service, priority, requester, past, vote.filter(given -> past.size() == events.size()));
    }
}
