package nl.druif.ticketclock.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.terms.Defeat;
import nl.druif.foundation.terms.Nature;
import nl.druif.ticketclock.clock.Anomaly;
import nl.druif.ticketclock.clock.Reading;
import nl.druif.ticketclock.clock.SupersededVerdict;
import nl.druif.ticketclock.terms.KnownTerms;
import nl.druif.ticketclock.terms.Promise;
import nl.druif.ticketclock.ticket.ReportedEvent;

/**
 * A ticket with everything that is known of it, its clocks read at {@code asOf}.
 *
 * @param events     in the order in which they happened
 * @param agreements those the ticket falls under; none: nothing was promised about it
 * @param overruled  the targets that fit the ticket and do not hold for it, because another goes before them
 */
public record Dossier(
        Ticket ticket,
        Instant asOf,
        List<ReportedEvent> events,
        List<UnderAgreement> agreements,
        List<Overruled> overruled) {
    public Dossier {
        events = List.copyOf(events);
        agreements = List.copyOf(agreements);
        overruled = List.copyOf(overruled);
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

        static UnderAgreement of(History history, Promised.Held held, boolean customerLooks, Instant asOf) {
            var promise = held.promise();
            var agreement = promise.agreement();
            return new UnderAgreement(
                    agreement.agreement(),
                    agreement.reference(),
                    agreement.title(),
                    agreement.kind(),
                    promise.reason(Particulars.of(history.events(), asOf).service()),
                    held.clocks().stream()
                            .filter(reading -> !customerLooks || reading.nature() == Nature.COMMITMENT)
                            .map(reading -> new Clock(
                                    ReadClocks.name(history, promise, reading).id(), reading))
                            .toList(),
                    customerLooks ? List.of() : superseded(held, history, asOf),
                    held.reading().anomalies());
        }

        private static List<SupersededVerdict> superseded(Promised.Held held, History history, Instant asOf) {
            if (held.promise().exclusionsFrom(history.start()).isEmpty()) {
                return held.reading().superseded();
            }
            var events = history.events().stream().map(ReportedEvent::event).toList();
            var all = new ArrayList<>(held.reading().superseded());
            all.addAll(held.promise().clock().beforeExclusions(events, held.clocks(), asOf));
            return all;
        }
    }

    /**
     * A target that does not hold for the ticket.
     *
     * @param agreement by its reference, as {@code byAgreement}
     * @param byTarget  the target that goes before it
     * @param ground    on what that was decided
     */
    public record Overruled(
            String agreement, String target, String byAgreement, String byTarget, Defeat.Ground ground) {

        static Overruled of(Defeat<Promised.Stake> defeat) {
            return new Overruled(
                    defeat.loser().promise().agreement().reference(),
                    defeat.loser().applying().target().id(),
                    defeat.winner().promise().agreement().reference(),
                    defeat.winner().applying().target().id(),
                    defeat.ground());
        }
    }

    /** @param id the same over all cycles and recalculations */
    public record Clock(UUID id, Reading reading) {}

    /** @param customerLooks a customer sees what was promised to him, no objectives and nothing between others */
    static Dossier of(Ticket ticket, History history, KnownTerms terms, boolean customerLooks, Instant asOf) {
        var particulars = Particulars.of(history.events(), asOf);
        var told = history.events().stream().map(ReportedEvent::event).toList();
        var promised = Promised.of(
                terms.over(particulars.customer(), particulars.service()),
                particulars.service(),
                promise -> promise.clock().explain(told, promise.exclusionsFrom(history.start()), asOf));
        return new Dossier(
                ticket,
                asOf,
                history.events().stream().sorted(Particulars.ORDER).toList(),
                promised.held().stream()
                        .filter(held -> !customerLooks || !held.promise().isUnderpinning())
                        .map(held -> UnderAgreement.of(history, held, customerLooks, asOf))
                        .toList(),
                promised.defeats().stream()
                        .filter(defeat -> !customerLooks || defeat.loser().isToCustomer())
                        .map(Overruled::of)
                        .toList());
    }
}
