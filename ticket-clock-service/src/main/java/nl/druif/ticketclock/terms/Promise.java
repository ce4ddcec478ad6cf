package nl.druif.ticketclock.terms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.terms.Exclusion;
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

    boolean isTo(String customer) {
        return agreement.customer().reference().equals(customer);
    }

    boolean names(Optional<String> service) {
        return service.filter(name -> agreement.services().stream()
                        .anyMatch(covered -> covered.reference().equals(name)))
                .isPresent();
    }

    /** An agreement that names no services covers all of them. */
    boolean covers(Optional<String> service) {
        return agreement.services().isEmpty() || names(service);
    }
}
