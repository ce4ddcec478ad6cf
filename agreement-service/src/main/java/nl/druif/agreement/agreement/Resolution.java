package nl.druif.agreement.agreement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.terms.Contender;
import nl.druif.foundation.terms.Contest;
import nl.druif.foundation.terms.Defeat;
import nl.druif.foundation.terms.Level;
import nl.druif.foundation.terms.Reach;
import nl.druif.foundation.terms.Target;
import nl.druif.foundation.terms.Terms;

/**
 * Which targets hold for a ticket, and how that was decided.
 *
 * @param items what holds; none: nothing is promised about it
 * @param chain what does not, and why
 */
public record Resolution(TicketFacts ticket, List<Holding> items, List<Passed> chain) {

    public Resolution {
        items = List.copyOf(items);
        chain = List.copyOf(chain);
    }

    /**
     * A target that holds.
     *
     * @param clause     its place in the text
     * @param origin     where it was written, which may be on a higher level
     * @param firstDueAt if nothing stops its clock; absent when its calendar does not know
     */
    public record Holding(
            UUID agreement,
            String reference,
            String title,
            AgreementKind kind,
            Level level,
            int version,
            ClauseId clause,
            Origin origin,
            Target target,
            Optional<Instant> firstDueAt) {}

    /**
     * A target, or all that an agreement has for such a ticket, that does not hold.
     *
     * @param agreement by its reference, as {@code byAgreement}
     * @param byClause  the target that goes before it
     */
    public record Passed(
            String agreement,
            Optional<Integer> version,
            Optional<ClauseId> clause,
            Why why,
            Optional<String> byAgreement,
            Optional<ClauseId> byClause) {}

    /** Why a target does not hold. */
    public enum Why {
        /** Nothing of its agreement is in force at the opening. */
        NOT_IN_FORCE,
        /** An agreement that builds on another one says in its place what holds. */
        INHERITANCE,
        /** The customer's goes before the service's, and that before the corporate one. */
        LEVEL,
        /** What is about the service goes before what is about every service. */
        SERVICE,
        /** What names more kinds of condition goes first. */
        CONDITION,
        /** What is due earlier goes first, among those that are to be met in as many cases of a hundred. */
        STRICTNESS;

        static Why of(Defeat.Ground ground) {
            return switch (ground) {
                case INHERITANCE -> INHERITANCE;
                case LEVEL -> LEVEL;
                case SERVICE -> SERVICE;
                case CONDITION -> CONDITION;
                case STRICTNESS -> STRICTNESS;
            };
        }
    }

    /** A version of an agreement that reaches the ticket, as its reader may know it. */
    private record Reaching(Agreement agreement, AgreementVersion version, Terms terms) {
        Reach reach() {
            return version.reach().orElseGet(() -> Reach.to(agreement.customer().reference()));
        }

        Optional<String> promisedBy() {
            return switch (agreement.kind()) {
                case SLA, XLA -> Optional.empty();
                case OLA, UC -> Optional.of(agreement.provider().reference());
            };
        }

        Stream<Stake> stakes(TicketFacts ticket) {
            var service = ticket.service().orElse("");
            var segments = terms.segmentsOf(ticket.customer());
            return terms.targets().stream()
                    .filter(target -> terms.covers(service) && target.team().isEmpty())
                    .filter(target -> target.fits(
                            ticket.priority().orElse(""),
                            service,
                            ticket.requestType().orElse(""),
                            segments))
                    .map(target -> new Stake(this, target));
        }
    }

    private record Stake(Reaching by, Target target) {
        Contender<Stake> contender(TicketFacts ticket) {
            var named = ticket.service().filter(by.terms().services()::contains).isPresent();
            return Contender.of(this, target, by.promisedBy(), by.agreement().reference(), by.reach(), named);
        }

        Optional<Instant> firstDue(TicketFacts ticket) {
            return by.terms()
                    .calendarOf(target, ticket.service().orElse(""))
                    .flatMap(calendar -> target.firstDue(calendar, ticket.openedAt()));
        }

        ClauseId clause() {
            return ClauseId.of("targets", target.id());
        }

        Holding holding(TicketFacts ticket) {
            var agreement = by.agreement();
            var version = by.version();
            return new Holding(
                    agreement.id(),
                    agreement.reference(),
                    agreement.title(),
                    agreement.kind(),
                    by.reach().level(),
                    version.number(),
                    clause(),
                    version.origins().getOrDefault(clause(), new Origin(agreement.reference(), version.number())),
                    target,
                    firstDue(ticket));
        }
    }

    /** @param agreements of which something was signed */
    static Resolution of(TicketFacts ticket, List<Agreement> agreements, Audience audience) {
        var stakes = new ArrayList<Stake>();
        var chain = new ArrayList<Passed>();
        for (var agreement : agreements) {
            var inForce = agreement.judging(ticket.openedAt());
            var shown = inForce.or(() -> agreement.lifetime().lastSigned());
            var found = shown.flatMap(version -> reaching(agreement, version, ticket, audience)).stream()
                    .flatMap(reaching -> reaching.stakes(ticket))
                    .toList();
            if (inForce.isPresent()) {
                stakes.addAll(found);
            } else if (!found.isEmpty()) {
                chain.add(outOfForce(agreement));
            }
        }
        var contest = Contest.among(
                stakes.stream().map(stake -> stake.contender(ticket)).toList(), stake -> stake.firstDue(ticket));
        contest.defeats().stream().map(Resolution::passed).forEach(chain::add);
        return new Resolution(
                ticket,
                contest.standing().stream().map(stake -> stake.holding(ticket)).toList(),
                chain);
    }

    private static Optional<Reaching> reaching(
            Agreement agreement, AgreementVersion version, TicketFacts ticket, Audience audience) {
        return audience.targetsOf(agreement, version)
                .map(seen -> new Reaching(agreement, seen, seen.binding().with(seen.calendars(), seen.segments())))
                .filter(reaching ->
                        reaching.promisedBy().isPresent() || reaching.reach().includes(Optional.of(ticket.customer())));
    }

    private static Passed outOfForce(Agreement agreement) {
        return new Passed(
                agreement.reference(),
                Optional.empty(),
                Optional.empty(),
                Why.NOT_IN_FORCE,
                Optional.empty(),
                Optional.empty());
    }

    private static Passed passed(Defeat<Stake> defeat) {
        return new Passed(
                defeat.loser().by().agreement().reference(),
                Optional.of(defeat.loser().by().version().number()),
                Optional.of(defeat.loser().clause()),
                Why.of(defeat.ground()),
                Optional.of(defeat.winner().by().agreement().reference()),
                Optional.of(defeat.winner().clause()));
    }
}
