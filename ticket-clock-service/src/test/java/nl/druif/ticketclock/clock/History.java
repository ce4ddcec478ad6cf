package nl.druif.ticketclock.clock;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.terms.Exclusion;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.foundation.terms.TermsVersion;
import nl.druif.ticketclock.ticket.TicketEvent;
import nl.druif.ticketclock.ticket.TicketEventType;

/** Tells a ticket's events, in Amsterdam's local time, and has its clocks read. */
final class History {
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    private final List<TicketEvent> events = new ArrayList<>();
    private final List<Exclusion> exclusions = new ArrayList<>();

    /** A local date and time in Amsterdam, or an instant with its offset. */
    static Instant amsterdam(String text) {
        return text.endsWith("Z") || text.lastIndexOf('+') > 10
                ? java.time.OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(AMSTERDAM).toInstant();
    }

    static History opened(String at) {
        return new History().then(TicketEventType.OPENED, at);
    }

    static History openedWithPriority(String priority, String at) {
        return new History().add(TicketEventType.OPENED, at, null, priority, null, null);
    }

    static History openedFor(String service, String at) {
        return new History().add(TicketEventType.OPENED, at, null, null, null, service);
    }

    static History empty() {
        return new History();
    }

    History then(TicketEventType type, String at) {
        return add(type, at, null, null, null, null);
    }

    History status(String status, String at) {
        return add(TicketEventType.STATUS_CHANGED, at, status, null, null, null);
    }

    History priority(String priority, String at) {
        return add(TicketEventType.PRIORITY_CHANGED, at, null, priority, null, null);
    }

    History assigned(String team, String at) {
        return add(TicketEventType.ASSIGNED, at, null, null, team, null);
    }

    History service(String service, String at) {
        return add(TicketEventType.SERVICE_CHANGED, at, null, null, null, service);
    }

    History responded(String at) {
        return then(TicketEventType.RESPONDED, at);
    }

    History replied(String at) {
        return then(TicketEventType.CUSTOMER_REPLIED, at);
    }

    History workStarted(String at) {
        return then(TicketEventType.WORK_STARTED, at);
    }

    History resolved(String at) {
        return then(TicketEventType.RESOLVED, at);
    }

    History reopened(String at) {
        return then(TicketEventType.REOPENED, at);
    }

    History closed(String at) {
        return then(TicketEventType.CLOSED, at);
    }

    History cancelled(String at) {
        return then(TicketEventType.CANCELLED, at);
    }

    History excluded(String from, String until) {
        exclusions.add(new Exclusion(
                Optional.of("x" + exclusions.size()),
                amsterdam(from),
                amsterdam(until),
                "7.2",
                PartyRole.SUPPLIER,
                List.of()));
        return this;
    }

    History add(TicketEventType type, String at, String status, String priority, String team, String service) {
        events.add(new TicketEvent(
                Optional.of("e" + events.size()),
                type,
                amsterdam(at),
                events.size(),
                Optional.ofNullable(status),
                Optional.ofNullable(priority),
                Optional.ofNullable(team),
                Optional.ofNullable(service),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        return this;
    }

    History add(TicketEvent event) {
        events.add(event);
        return this;
    }

    List<TicketEvent> events() {
        return events;
    }

    List<Exclusion> exclusions() {
        return exclusions;
    }

    TicketReading read(String asOf, TermsVersion... versions) {
        return TicketClock.under(List.of(versions)).read(events, exclusions, amsterdam(asOf));
    }

    /** The only clock there is. */
    Reading clock(String asOf, TermsVersion... versions) {
        var readings = read(asOf, versions).clocks();
        if (readings.size() != 1) {
            throw new AssertionError(readings.size() + " clocks: " + readings);
        }
        return readings.get(0);
    }
}
