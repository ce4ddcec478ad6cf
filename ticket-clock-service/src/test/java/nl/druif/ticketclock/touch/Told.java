package nl.druif.ticketclock.touch;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.terms.OnNewVersion;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.foundation.terms.Target;
import nl.druif.ticketclock.Waterland;
import nl.druif.ticketclock.clock.Reading;
import nl.druif.ticketclock.clock.TicketClock;
import nl.druif.ticketclock.ticket.TicketEvent;
import nl.druif.ticketclock.ticket.TicketEventType;
import org.jspecify.annotations.Nullable;

/** A ticket of Waterland's mail as it is told, on Friday 24 April 2026 unless it says otherwise. */
final class Told {
    private final List<TicketEvent> events = new ArrayList<>();

    static Told opened(String at) {
        return new Told().add(TicketEventType.OPENED, at, null, null, null);
    }

    static Instant at(String local) {
        var whole = local.contains("T") ? local : "2026-04-24T" + local;
        return LocalDateTime.parse(whole).atZone(ZoneId.of("Europe/Amsterdam")).toInstant();
    }

    Told then(TicketEventType type, String at) {
        return add(type, at, null, null, null);
    }

    Told by(PartyRole actor, TicketEventType type, String at) {
        return add(type, at, null, null, actor);
    }

    Told team(String team, TicketEventType type, String at) {
        return add(type, at, null, team, null);
    }

    Told status(String status, String at) {
        return add(TicketEventType.STATUS_CHANGED, at, status, null, null);
    }

    private Told add(
            TicketEventType type,
            String at,
            @Nullable String status,
            @Nullable String team,
            @Nullable PartyRole actor) {
        events.add(new TicketEvent(
                Optional.of("e" + events.size()),
                type,
                at(at),
                events.size(),
                Optional.ofNullable(status),
                Optional.of("1"),
                Optional.ofNullable(team),
                Optional.of("mail"),
                Optional.empty(),
                Optional.ofNullable(actor),
                Optional.empty()));
        return this;
    }

    List<TicketEvent> events() {
        return events;
    }

    /** Under a promise to resolve it within four hours, Monday to Friday 08:00–18:00. */
    Reading fourHours() {
        return under(Waterland.resolve(4)).get(0);
    }

    List<Reading> under(Target target) {
        return TicketClock.under(List.of(Waterland.version(1, Waterland.START, OnNewVersion.PIN, target)))
                .read(events, List.of(), at("2026-06-01T08:00"))
                .clocks();
    }

    Idleness idleness() {
        return Idleness.of(fourHours(), events).orElseThrow();
    }

    Touches touches(String asOf) {
        return Touches.of(events, at(asOf));
    }
}
