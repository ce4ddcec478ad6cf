package nl.druif.ticketclock.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.druif.foundation.event.Announcement;
import nl.druif.foundation.event.TicketClosed;
import nl.druif.foundation.event.TicketJudged;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.Nature;
import nl.druif.ticketclock.clock.ClockState;
import nl.druif.ticketclock.terms.KnownTerms;
import nl.druif.ticketclock.ticket.ReportedEvent;

/**
 * What a ticket is now, given all that is known of it, and what the world should hear of the difference.
 *
 * @param toCustomer the agreements that are promises to the customer
 * @param standing with what the customer was promised: objectives and underpinning promises have no part in it
 * @param breachAt when the first running promise to the customer will be broken
 * @param wakeAt   when there will be something new without anybody telling
 * @param firings  those that changed
 * @param vanished clocks that were read before and are none any more
 */
record Judgement(
        History history,
        Particulars particulars,
        List<ReadClock> clocks,
        Set<UUID> toCustomer,
        Standing standing,
        Optional<Instant> breachAt,
        Optional<Instant> wakeAt,
        long revision,
        String judgedHash,
        Optional<Instant> closingTold,
        List<Told> firings,
        List<ClockKey> vanished,
        List<Announcement> news) {

    static Judgement of(TenantId tenant, History history, KnownTerms terms, Instant now) {
        var particulars = Particulars.of(history.events(), now);
        var read = ReadClocks.of(history, particulars, terms, now);
        var firings = FiringNews.of(tenant, history, read.clocks(), now);
        var news = new ArrayList<>(firings.news());

        var hash = JudgedHash.of(particulars, read.clocks());
        // Before anybody told of its opening there is nothing to say of a ticket.
        var changed =
                particulars.openedAt().isPresent() && !history.judgedHash().equals(Optional.of(hash));
        var revision = changed ? history.revision() + 1 : history.revision();
        if (changed) {
            news.add(judged(tenant, history, particulars, read.clocks(), revision, now));
        }
        var closing = particulars.state() == TicketState.CLOSED ? particulars.closedAt() : Optional.<Instant>empty();
        closing.filter(at -> !history.closingTold().equals(Optional.of(at)))
                .ifPresent(at -> news.add(closed(tenant, history, particulars, at)));

        var promised = read.clocks().stream()
                .filter(clock -> isToCustomer(clock, read.toCustomer()) && clock.hasVerdict())
                .toList();
        return new Judgement(
                history,
                particulars,
                read.clocks(),
                read.toCustomer(),
                Standing.of(promised.stream()
                        .map(clock -> clock.reading().outcome())
                        .collect(Collectors.toSet())),
                promised.stream()
                        .filter(clock -> clock.reading().state() == ClockState.RUNNING
                                && clock.reading().breachedAt().isEmpty())
                        .flatMap(clock -> clock.reading().dueAt().stream())
                        .min(Instant::compareTo),
                wake(read.nextTransitionAt(), history, now),
                revision,
                hash,
                closing.or(history::closingTold),
                firings.changed(),
                vanished(history, read.clocks()),
                news);
    }

    /** A promise that the customer knows of: no objective, and nothing that a team or a supplier promised. */
    boolean isToCustomer(ReadClock clock) {
        return isToCustomer(clock, toCustomer);
    }

    /** Its opening, or while nobody told of that, its first event. */
    Optional<Instant> listedAt() {
        return particulars
                .openedAt()
                .or(() ->
                        history.events().stream().map(ReportedEvent::occurredAt).min(Instant::compareTo));
    }

    private static boolean isToCustomer(ReadClock clock, Set<UUID> toCustomer) {
        return clock.name().nature() == Nature.COMMITMENT
                && toCustomer.contains(clock.name().agreement());
    }

    private static Optional<Instant> wake(Optional<Instant> nextTransition, History history, Instant now) {
        var soonest = now.plusMillis(1);
        return Stream.concat(
                        nextTransition.stream(),
                        history.events().stream().map(ReportedEvent::occurredAt).filter(at -> at.isAfter(now)))
                .min(Instant::compareTo)
                .map(at -> at.isBefore(soonest) ? soonest : at);
    }

    private static List<ClockKey> vanished(History history, List<ReadClock> clocks) {
        var present = clocks.stream().map(ReadClock::key).collect(Collectors.toSet());
        return history.clocks().stream()
                .filter(known -> !present.contains(known))
                .toList();
    }

    private static TicketJudged judged(
            TenantId tenant,
            History history,
            Particulars particulars,
            List<ReadClock> clocks,
            long revision,
            Instant now) {
        return new TicketJudged(
                Uuid7.derivedFrom(history.id(), "judged", revision),
                tenant,
                history.id(),
                revision,
                history.reference(),
                particulars.service(),
                particulars.customer(),
                particulars.priority(),
                particulars.team(),
                particulars.openedAt().orElse(now),
                particulars.resolvedAt(),
                particulars.closedAt(),
                particulars.cancelledAt(),
                clocks.stream()
                        .filter(clock -> clock.hasVerdict() && clock.name().nature() != Nature.COURTESY)
                        .map(ReadClock::judged)
                        .toList(),
                now);
    }

    private static TicketClosed closed(TenantId tenant, History history, Particulars particulars, Instant at) {
        return new TicketClosed(
                Uuid7.derivedFrom(history.id(), "closed", at),
                tenant,
                history.id(),
                history.reference(),
                particulars.service(),
                particulars.customer(),
                particulars.priority(),
                particulars.requester(),
                particulars.locale(),
                at);
    }
}
