package nl.druif.ticketclock.terms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.terms.Contender;
import nl.druif.foundation.terms.Exclusion;
import nl.druif.foundation.terms.Line;
import nl.druif.foundation.terms.Target;
import nl.druif.ticketclock.clock.TicketClock;

/**
 * An agreement, ready to judge tickets by.
 *
 * @param exclusions those that both sides signed under it, and did not revoke
 */
public record Promise(AgreementPublished agreement, TicketClock clock, List<Exclusion> exclusions) {
    static Promise of(AgreementPublished agreement, SignedExclusions exclusions) {
        return new Promise(agreement, TicketClock.under(agreement.versions()), exclusions.standing());
    }

    Promise with(SignedExclusions newer) {
        return new Promise(agreement, clock, newer.standing());
    }

    /** For tickets of this customer, who may be in a segment that it has targets for. */
    Promise facing(Optional<String> customer) {
        return new Promise(agreement, clock.facing(customer), exclusions);
    }

    /** Those that can touch a ticket of which nothing happened before {@code start}. */
    public List<Exclusion> exclusionsFrom(Instant start) {
        return exclusions.stream()
                .filter(exclusion -> exclusion.until().isAfter(start))
                .toList();
    }

    /** Made to the provider by a team or a supplier; the customer does not know of it. */
    public boolean isUnderpinning() {
        return KnownTerms.isUnderpinning(agreement.kind());
    }

    /** Why a ticket of this service falls under it. */
    public Reason reason(Optional<String> service) {
        if (isUnderpinning()) {
            return Reason.UNDERPINS_THE_PROMISE;
        }
        return names(service) ? Reason.PROMISED_FOR_THE_SERVICE : Reason.PROMISED_FOR_EVERY_SERVICE;
    }

    /** How an agreement was found for a ticket; what is more specific goes first. */
    public enum Reason {
        PROMISED_FOR_THE_SERVICE,
        PROMISED_FOR_EVERY_SERVICE,
        UNDERPINS_THE_PROMISE
    }

    /** The line in which a target of it contends. */
    public Line line(Target target) {
        return Line.of(target, promisedBy());
    }

    /** A target of it that fits a ticket of this service, as it contends with others. */
    public <P> Contender<P> contender(P stake, Target target, Optional<String> service) {
        return Contender.of(stake, target, promisedBy(), agreement.reference(), agreement.reaching(), names(service));
    }

    public Optional<Target> target(int version, String id) {
        return agreement.versions().stream()
                .filter(each -> each.version() == version)
                .flatMap(each -> each.terms().targets().stream())
                .filter(target -> target.id().equals(id))
                .findFirst();
    }

    private Optional<String> promisedBy() {
        return isUnderpinning() ? Optional.of(agreement.provider().reference()) : Optional.empty();
    }

    boolean reaches(Optional<String> customer) {
        return agreement.reaching().includes(customer);
    }

    boolean names(Optional<String> service) {
        return service.filter(name -> agreement.versions().stream()
                        .anyMatch(version -> version.terms().services().contains(name)))
                .isPresent();
    }

    boolean covers(Optional<String> service) {
        return agreement.versions().stream().anyMatch(version -> version.terms().covers(service.orElse("")));
    }
}
