package nl.druif.ticketclock.outage;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.druif.foundation.calendar.CalendarHorizonPassed;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.audience.Audience;
import nl.druif.ticketclock.terms.KnownTerms;
import nl.druif.ticketclock.terms.Promise;
import nl.druif.ticketclock.terms.TermsStore;
import org.hibernate.reactive.mutiny.Mutiny;

/** Works out availability from what is known when somebody asks. */
@ApplicationScoped
class AvailabilityStore {
    private final Tenancy tenancy;
    private final TermsStore terms;
    private final OutageListStore outages;

    AvailabilityStore(Tenancy tenancy, TermsStore terms, OutageListStore outages) {
        this.tenancy = tenancy;
        this.terms = terms;
        this.outages = outages;
    }

    /**
     * A customer's people see what was promised to him.
     *
     * @throws Refusal 404, or 409 where nobody knows the service hours
     */
    Uni<Availability> read(TenantId tenant, Audience audience, UUID agreement, CalendarMonth period, Instant asOf) {
        return tenancy.as(
                        tenant,
                        session -> terms.known(session, tenant)
                                .map(known -> promise(known, audience, agreement))
                                .flatMap(promise -> read(session, tenant, audience, promise, period, asOf)))
                .onFailure(CalendarHorizonPassed.class)
                .transform(passed -> refusal((CalendarHorizonPassed) passed));
    }

    private static Promise promise(KnownTerms known, Audience audience, UUID agreement) {
        return known.promise(agreement)
                .filter(promise -> audience.mayLookAtPromisesOf(promise.agreement()))
                .orElseThrow(Refusal::notFound);
    }

    private Uni<Availability> read(
            Mutiny.Session session,
            TenantId tenant,
            Audience audience,
            Promise promise,
            CalendarMonth period,
            Instant asOf) {
        var agreement = promise.agreement();
        var pledges = Pledge.of(agreement.versions(), period, target -> audience.mayLookAt(target.nature()));
        return happened(session, tenant, pledges)
                .map(found -> Availability.of(
                        agreement,
                        period,
                        pledges,
                        new Happened(found, promise.exclusions(), asOf),
                        audience.mayReadTextOf(agreement)));
    }

    private Uni<List<Outage>> happened(Mutiny.Session session, TenantId tenant, List<Pledge> pledges) {
        if (pledges.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return outages.around(
                session,
                tenant,
                services(pledges),
                pledges.stream()
                        .map(Pledge::from)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                pledges.stream()
                        .map(Pledge::until)
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }

    /** Absent where one is about every service there is. */
    private static Optional<Collection<String>> services(List<Pledge> pledges) {
        var named = pledges.stream()
                .flatMap(pledge -> pledge.parts().stream())
                .map(Pledge::named)
                .toList();
        return named.stream().anyMatch(List::isEmpty)
                ? Optional.empty()
                : Optional.of(named.stream().flatMap(List::stream).collect(Collectors.toSet()));
    }

    private static Refusal refusal(CalendarHorizonPassed passed) {
        return Refusal.conflict(
                        "service-hours-unknown", "The calendar does not know {year}; it knows {from} until {until}.")
                .with("year", passed.yearAsked())
                .with("from", passed.knownFrom())
                .with("until", passed.knownUntil());
    }
}
