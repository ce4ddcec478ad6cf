package nl.druif.ticketclock.dossier;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.druif.foundation.calendar.BusinessCalendar;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.terms.Defeat;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.Outcome;
import nl.druif.ticketclock.clock.Anomaly;
import nl.druif.ticketclock.clock.ClockState;
import nl.druif.ticketclock.clock.Phase;
import nl.druif.ticketclock.clock.Reading;
import nl.druif.ticketclock.clock.SupersededVerdict;
import nl.druif.ticketclock.terms.KnownTerms;
import nl.druif.ticketclock.terms.Promise;
import nl.druif.ticketclock.ticket.ReportedEvent;
import nl.druif.ticketclock.touch.Idleness;
import nl.druif.ticketclock.touch.Threshold;
import nl.druif.ticketclock.touch.Touch;
import nl.druif.ticketclock.touch.Touches;

/**
 * A ticket with everything that is known of it, its clocks read at {@code asOf}.
 *
 * @param recordedAt what was heard and signed after it was not known; absent: nothing is left out
 * @param events     in the order in which they happened
 * @param touches    all that the provider did to the ticket; a customer is not told
 * @param agreements those the ticket falls under; none: nothing was promised about it
 * @param courtesy   clocks of a ticket that nothing was promised about to its customer; he is not told
 * @param overruled  the targets that fit the ticket and do not hold for it, because another goes before them
 */
public record Dossier(
        Ticket ticket,
        Instant asOf,
        Optional<Instant> recordedAt,
        List<ReportedEvent> events,
        Optional<List<Touch>> touches,
        List<UnderAgreement> agreements,
        List<Clock> courtesy,
        List<Overruled> overruled) {
    public Dossier {
        events = List.copyOf(events);
        agreements = List.copyOf(agreements);
        courtesy = List.copyOf(courtesy);
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

        static UnderAgreement of(
                History history, Promised.Held held, LookedAt lookedAt, Threshold threshold, Instant asOf) {
            var promise = held.promise();
            var agreement = promise.agreement();
            var particulars = Particulars.of(history.events(), asOf);
            var customerLooks = lookedAt.audience().isCustomer();
            return new UnderAgreement(
                    agreement.agreement(),
                    agreement.reference(),
                    agreement.title(),
                    agreement.kind(),
                    promise.reason(particulars.service()),
                    held.clocks().stream()
                            .filter(reading -> !customerLooks || reading.nature() == Nature.COMMITMENT)
                            .map(reading -> Clock.of(
                                    history,
                                    promise,
                                    lookedAt.reading(reading),
                                    particulars,
                                    customerLooks ? Optional.empty() : Lying.of(reading, promise, history, threshold)))
                            .toList(),
                    customerLooks ? List.of() : superseded(held, history, asOf),
                    lookedAt.anomalies(held.reading().anomalies()));
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

    /**
     * A clock, with what can be said of it beside its reading.
     *
     * @param id                  the same over all cycles and recalculations
     * @param goalDuration        what was promised, as a length of opening hours
     * @param withinCalendarHours whether it was open when it was read, or when it ended
     * @param timeZone            on whose walls it is told
     * @param lying               of a time to resolve that is over; a customer is not told
     */
    public record Clock(
            UUID id,
            Reading reading,
            Duration goalDuration,
            boolean withinCalendarHours,
            Optional<ZoneId> timeZone,
            Optional<Lying> lying) {

        static Clock of(
                History history, Promise promise, Reading reading, Particulars particulars, Optional<Lying> lying) {
            var closed = reading.ledger().isEmpty()
                    || Set.of(Phase.CLOSED, Phase.HOLIDAY)
                            .contains(reading.ledger()
                                    .get(reading.ledger().size() - 1)
                                    .phase());
            return new Clock(
                    ReadClocks.name(history, promise, reading).id(),
                    reading,
                    reading.counted().plus(reading.remaining()).minus(reading.overrun()),
                    !closed,
                    promise.clock()
                            .calendar(reading.version(), reading.target(), particulars.service(), particulars.team())
                            .map(BusinessCalendar::zone),
                    lying);
        }
    }

    /**
     * How the ticket lay while the clock counted.
     *
     * @param idle          the longest stretch in which nobody had a hand on it
     * @param percent       of what was counted, to show; nothing is decided by it
     * @param whileGreen    it was solved as the customer was promised, and lay for more of that time than the tenant lets pass
     */
    public record Lying(Duration counted, Duration touched, Duration idle, BigDecimal percent, boolean whileGreen) {
        static Optional<Lying> of(Reading reading, Promise promise, History history, Threshold threshold) {
            var green = reading.outcome() == Outcome.MET
                    && reading.nature() == Nature.COMMITMENT
                    && !promise.isUnderpinning();
            var events = history.events().stream().map(ReportedEvent::event).toList();
            return Idleness.of(reading, events)
                    .map(idleness -> new Lying(
                            idleness.counted(),
                            idleness.touched(),
                            idleness.idle(),
                            idleness.percent(),
                            green && idleness.isBeyond(threshold)));
        }
    }

    /** On whose walls its events are told: those of its first clock. */
    @JsonIgnore
    public Optional<ZoneId> timeZone() {
        return Stream.concat(agreements.stream().flatMap(under -> under.clocks().stream()), courtesy.stream())
                .flatMap(clock -> clock.timeZone().stream())
                .findFirst();
    }

    /** What these people may see: a customer what was promised to him, no objectives and nothing between others. */
    static Dossier of(Ticket ticket, History history, KnownTerms terms, Threshold threshold, Look look) {
        var asOf = look.asOf();
        var customerLooks = look.audience().isCustomer();
        var lookedAt = LookedAt.of(history.events(), look);
        var particulars = Particulars.of(history.events(), asOf);
        var told = history.events().stream().map(ReportedEvent::event).toList();
        var promised = Promised.of(
                terms.over(particulars.customer(), particulars.service()),
                particulars.service(),
                promise -> promise.clock().explain(told, promise.exclusionsFrom(history.start()), asOf));
        return new Dossier(
                ticket.at(particulars, standing(promised), breaking(promised)).seenBy(look.audience()),
                asOf,
                look.recordedAt(),
                lookedAt.events(),
                customerLooks
                        ? Optional.empty()
                        : Optional.of(Touches.of(told, asOf).all()),
                promised.held().stream()
                        .filter(held -> !customerLooks || !held.promise().isUnderpinning())
                        .map(held -> UnderAgreement.of(history, held, lookedAt, threshold, asOf))
                        .toList(),
                customerLooks
                        ? List.of()
                        : ReadClocks.courtesy(
                                        promised,
                                        terms,
                                        promise -> promise.clock().explain(told, List.of(), asOf))
                                .stream()
                                .flatMap(held -> held.clocks().stream()
                                        .map(reading -> Clock.of(
                                                history,
                                                held.promise(),
                                                reading,
                                                particulars,
                                                Lying.of(reading, held.promise(), history, threshold))))
                                .toList(),
                promised.defeats().stream()
                        .filter(defeat -> !customerLooks || defeat.loser().isToCustomer())
                        .map(Overruled::of)
                        .toList());
    }

    private static Standing standing(Promised promised) {
        return Standing.of(toCustomer(promised).map(Reading::outcome).collect(Collectors.toSet()));
    }

    private static Optional<Instant> breaking(Promised promised) {
        return toCustomer(promised)
                .filter(reading -> reading.state() == ClockState.RUNNING
                        && reading.breachedAt().isEmpty())
                .flatMap(reading -> reading.dueAt().stream())
                .min(Instant::compareTo);
    }

    /** Clocks of promises to the customer that have, or will have, a verdict. */
    private static Stream<Reading> toCustomer(Promised promised) {
        return promised.held().stream()
                .filter(held -> !held.promise().isUnderpinning())
                .flatMap(held -> held.clocks().stream())
                .filter(reading -> reading.nature() == Nature.COMMITMENT
                        && reading.state() != ClockState.PENDING
                        && (reading.state() != ClockState.CANCELLED || reading.outcome() != Outcome.OPEN));
    }
}
