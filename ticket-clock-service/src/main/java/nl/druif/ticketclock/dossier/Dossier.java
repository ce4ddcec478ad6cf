package nl.druif.ticketclock.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.terms.Exclusion;
import nl.druif.foundation.terms.Nature;
import nl.druif.ticketclock.clock.Anomaly;
import nl.druif.ticketclock.clock.Reading;
import nl.druif.ticketclock.clock.SupersededVerdict;
import nl.druif.ticketclock.clock.TicketReading;
import nl.druif.ticketclock.terms.KnownTerms;
import nl.druif.ticketclock.terms.Promise;
import nl.druif.ticketclock.ticket.ReportedEvent;
import nl.druif.ticketclock.ticket.TicketEvent;

/**
 * A ticket with everything that is known of it, its clocks read at {@code asOf}.
 *
 * @param events     in the order in which they happened
 * @param agreements those the ticket falls under; none: nothing was promised about it
 */
public record Dossier(Ticket ticket, Instant asOf, List<ReportedEvent> events, List<UnderAgreement> agreements) {
    public Dossier {
        events = List.copyOf(events);
        agreements = List.copyOf(agreements);
    }

    /** The clocks of the ticket under one agreement. */
    public record UnderAgreement(
            UUID agreement,
            String reference,
            String title,
            AgreementKind kind,
            Promise.Reason reason,
            List<Clock> clocks,
            List<SupersededVerdict> superseded,
            List<Anomaly> anomalies) {

        static UnderAgreement of(History history, Promise promise, boolean customerLooks, Instant asOf) {
            var agreement = promise.agreement();
            var events = history.events().stream().map(ReportedEvent::event).toList();
            var excluded = promise.exclusionsFrom(history.start());
            var read = promise.clock().explain(events, excluded, asOf);
            return new UnderAgreement(
                    agreement.agreement(),
                    agreement.reference(),
                    agreement.title(),
                    agreement.kind(),
                    promise.reason(Particulars.of(history.events(), asOf).service()),
                    read.clocks().stream()
                            .filter(reading -> !customerLooks || reading.nature() == Nature.COMMITMENT)
                            .map(reading -> new Clock(
                                    ReadClocks.name(history, promise, reading).id(), reading))
                            .toList(),
                    customerLooks ? List.of() : superseded(promise, events, excluded, read, asOf),
                    read.anomalies());
        }

        private static List<SupersededVerdict> superseded(
                Promise promise, List<TicketEvent> events, List<Exclusion> excluded, TicketReading read, Instant asOf) {
            if (excluded.isEmpty()) {
                return read.superseded();
            }
            var all = new ArrayList<>(read.superseded());
            all.addAll(promise.clock().beforeExclusions(events, read, asOf));
            return all;
        }
    }

    /** @param id the same over all cycles and recalculations */
    public record Clock(UUID id, Reading reading) {}

    /** @param customerLooks a customer sees what was promised to him, no objectives and nothing between others */
    static Dossier of(Ticket ticket, History history, KnownTerms terms, boolean customerLooks, Instant asOf) {
        var particulars = Particulars.of(history.events(), asOf);
        return new Dossier(
                ticket,
                asOf,
                history.events().stream().sorted(Particulars.ORDER).toList(),
                terms.over(particulars.customer(), particulars.service()).stream()
                        .filter(promise -> !customerLooks || !promise.isUnderpinning())
                        .map(promise -> UnderAgreement.of(history, promise, customerLooks, asOf))
                        .toList());
    }
}
