package nl.druif.ticketclock.dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.druif.foundation.event.ClockName;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.ticketclock.clock.ClockState;
import nl.druif.ticketclock.clock.Reading;
import nl.druif.ticketclock.clock.TicketReading;
import nl.druif.ticketclock.terms.KnownTerms;
import nl.druif.ticketclock.terms.Promise;
import nl.druif.ticketclock.ticket.ReportedEvent;
import nl.druif.ticketclock.ticket.TicketEvent;
import nl.druif.ticketclock.touch.Idleness;

/**
 * All clocks of a ticket, under every agreement that it falls under; under none to its customer, also those of courtesy.
 *
 * @param toCustomer the agreements among them that are promises to the customer
 */
record ReadClocks(List<ReadClock> clocks, Set<UUID> toCustomer, Optional<Instant> nextTransitionAt) {

    static ReadClocks of(History history, Particulars particulars, KnownTerms terms, Instant now) {
        var events = history.events().stream().map(ReportedEvent::event).toList();
        var clocks = new ArrayList<ReadClock>();
        Optional<Instant> next = Optional.empty();
        var promised = Promised.of(
                terms.over(particulars.customer(), particulars.service()),
                particulars.service(),
                promise -> promise.clock().judge(events, promise.exclusionsFrom(history.start()), now));
        var held = new ArrayList<>(promised.held());
        courtesy(promised, terms, promise -> promise.clock().judge(events, List.of(), now))
                .ifPresent(held::add);
        for (var each : held) {
            var promise = each.promise();
            each.clocks().stream()
                    .filter(reading -> reading.state() != ClockState.PENDING)
                    .map(reading -> new ReadClock(name(history, promise, reading), reading, idle(reading, events)))
                    .forEach(clocks::add);
            next = Stream.concat(next.stream(), each.reading().nextTransitionAt().stream())
                    .min(Instant::compareTo);
        }
        return new ReadClocks(clocks, toCustomer(promised), next);
    }

    private static Set<UUID> toCustomer(Promised promised) {
        return promised.held().stream()
                .map(Promised.Held::promise)
                .filter(promise -> !promise.isUnderpinning())
                .map(promise -> promise.agreement().agreement())
                .collect(Collectors.toSet());
    }

    /** Nobody signed it away, so nothing is excluded from it. */
    static Optional<Promised.Held> courtesy(
            Promised promised, KnownTerms terms, Function<Promise, TicketReading> read) {
        return terms.courtesy().filter(courtesy -> promised.isOutOfScope()).map(courtesy -> {
            var reading = read.apply(courtesy);
            return new Promised.Held(courtesy, reading, reading.clocks());
        });
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
