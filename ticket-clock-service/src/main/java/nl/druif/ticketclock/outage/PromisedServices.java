package nl.druif.ticketclock.outage;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.terms.Terms;
import nl.druif.foundation.terms.TermsVersion;
import nl.druif.ticketclock.audience.Audience;

/**
 * Of which services somebody may know when they were not there.
 *
 * @param named absent: of all
 */
record PromisedServices(Optional<Set<String>> named, boolean inFull) {

    /** A customer knows of those whose availability was promised to him. */
    static PromisedServices to(Audience audience, List<AgreementPublished> agreements) {
        if (!audience.isCustomer()) {
            return new PromisedServices(Optional.empty(), true);
        }
        var named = new TreeSet<String>();
        var promised = agreements.stream()
                .filter(audience::mayLookAtPromisesOf)
                .flatMap(agreement -> agreement.versions().stream())
                .map(TermsVersion::terms)
                .flatMap(terms -> terms.availabilityTargets().stream()
                        .filter(target -> audience.mayLookAt(target.nature()))
                        .map(target -> services(terms, target.services())))
                .toList();
        promised.forEach(named::addAll);
        return new PromisedServices(
                promised.stream().anyMatch(List::isEmpty) ? Optional.empty() : Optional.of(named), false);
    }

    private static List<String> services(Terms terms, List<String> ofTarget) {
        return ofTarget.isEmpty() ? terms.services() : ofTarget;
    }

    /** Who asks for a service that he may not know of gets nothing, also not what it shares with others. */
    Optional<Set<String>> named(Optional<String> asked) {
        return named.map(all -> asked.map(service -> all.contains(service) ? Set.of(service) : Set.<String>of())
                .orElse(all));
    }

    boolean include(Outage outage) {
        return named.isEmpty() || outage.services().stream().anyMatch(named.get()::contains);
    }

    Outage told(Outage outage) {
        return inFull ? outage : outage.about(named.orElseGet(() -> Set.copyOf(outage.services())));
    }
}
