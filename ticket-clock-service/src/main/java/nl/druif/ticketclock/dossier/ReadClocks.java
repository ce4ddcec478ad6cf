package nl.druif.ticketclock.dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.druif.foundation.event.ClockName;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.ticketclock.clock.ClockState;
import nl.druif.ticketclock.clock.Reading;
import nl.druif.ticketclock.terms.KnownTerms;
import nl.druif.ticketclock.terms.Promise;
import nl.druif.ticketclock.ticket.ReportedEvent;
import nl.druif.ticketclock.ticket.TicketEvent;
import nl.druif.ticketclock.touch.Idleness;

/**
 * All clocks of a ticket, under every agreement that it falls under.
 *
 * @param toCustomer the agreements among them that are promises to the customer
 */
record ReadClocks(List<ReadClock> clocks, Set<UUID> toCustomer, Optional<Instant> nextTransitionAt) {

    static ReadClocks of(History history, Particulars particulars, KnownTerms terms, Instant now) {
        var events = history.events().stream().map(ReportedEvent::event).toList();
        var clocks = new ArrayList<ReadClock>();
        var toCustomer = new HashSet<UUID>();
        Optional<Instant> next = Optional.empty();
        var promised = Promised.of(
                terms.over(particulars.customer(), particulars.service()),
                particulars.service(),
                promise -> promise.clock().read(events, promise.exclusionsFrom(history.start()), now));
        for (var held : promised.held()) {
            var promise = held.promise();
            held.clocks().stream()
                    .filter(reading -> reading.state() != ClockState.PENDING)
                    .map(reading -> new ReadClock(name(history, promise, reading), reading, idle(reading, events)))
                    .forEach(clocks::add);
            if (!promise.isUnderpinning()) {
                toCustomer.add(promise.agreement().agreement());
            }
            next = Stream.concat(next.stream(), held.reading().nextTransitionAt().stream())
                    .min(Instant::compareTo);
        }
        return new ReadClocks(clocks, toCustomer, next);
    }

    private static Optional<Duration> idle(Reading reading, List<TicketEvent> events) {
        return Idleness.of(reading, events).map(Idleness::idle);
    }

    static ClockName name(History history, Promise promise, Reading reading) {
        var agreement = promise.agreement().agreement();
        return new ClockName(
                Uuid7.derivedFrom(history.id(), agreement, reading.clock()),
                agreement,
                reading.version(),
                reading.target(),
                reading.metric(),
                reading.nature(),
                reading.cycle());
    }
}
