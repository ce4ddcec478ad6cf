package nl.druif.ticketclock.terms;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.event.ExclusionSigned;
import nl.druif.foundation.tenancy.TenantId;

/** Every agreement a tenant has signed, and which of them a ticket falls under. */
public final class KnownTerms {
    private static final Comparator<Promise> BY_REFERENCE =
            Comparator.comparing(promise -> promise.agreement().reference());

    private final List<Promise> promises;
    private final Map<UUID, SignedExclusions> exclusions;
    private final Optional<Promise> courtesy;

    private KnownTerms(List<Promise> promises, Map<UUID, SignedExclusions> exclusions, Optional<Promise> courtesy) {
        this.promises = promises;
        this.exclusions = exclusions;
        this.courtesy = courtesy;
    }

    public static KnownTerms of(Collection<AgreementPublished> agreements) {
        return new KnownTerms(List.of(), Map.of(), Optional.empty()).with(agreements);
    }

    /** The same with newer tellings of some agreements; the others stay prepared as they are. */
    public KnownTerms with(Collection<AgreementPublished> newer) {
        var all = new ArrayList<>(promises);
        for (var agreement : newer) {
            all.removeIf(known -> known.agreement().agreement().equals(agreement.agreement()));
            all.add(Promise.of(agreement, exclusions(agreement.agreement())));
        }
        all.sort(BY_REFERENCE);
        return new KnownTerms(List.copyOf(all), exclusions, courtesy);
    }

    /**
     * The same with these terms of courtesy.
     *
     * @param all that there ever were, oldest first, at least one
     */
    public KnownTerms withCourtesy(TenantId tenant, List<CourtesyTerms> all) {
        return new KnownTerms(promises, exclusions, Optional.of(CourtesyTerms.promise(tenant, all)));
    }

    /**
     * The same with what is excluded under some agreements now, also of those that nobody told of yet.
     *
     * @param told all that was, of each agreement that is among them
     */
    public KnownTerms withExclusions(List<ExclusionSigned> told) {
        var newer = told.stream()
                .collect(groupingBy(ExclusionSigned::agreement, collectingAndThen(toList(), SignedExclusions::of)));
        var all = new HashMap<>(exclusions);
        all.putAll(newer);
        return new KnownTerms(
                promises.stream()
                        .map(promise -> {
                            var changed = newer.get(promise.agreement().agreement());
                            return changed == null ? promise : promise.with(changed);
                        })
                        .toList(),
                Map.copyOf(all),
                courtesy);
    }

    /**
     * What was known then: agreements with the versions that both sides had signed by then.
     *
     * @param told the exclusions that stood then
     */
    KnownTerms signedBy(Instant then, List<ExclusionSigned> told) {
        var stood = told.stream()
                .collect(groupingBy(ExclusionSigned::agreement, collectingAndThen(toList(), SignedExclusions::of)));
        return new KnownTerms(
                promises.stream()
                        .flatMap(promise -> signedBy(promise, then).stream())
                        .map(promise -> promise.with(
                                stood.getOrDefault(promise.agreement().agreement(), SignedExclusions.NONE)))
                        .toList(),
                stood,
                courtesy.flatMap(promise -> signedBy(promise, then)));
    }

    private static Optional<Promise> signedBy(Promise promise, Instant then) {
        var agreement = promise.agreement().signedBy(then);
        if (agreement.versions().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                agreement.equals(promise.agreement()) ? promise : Promise.of(agreement, SignedExclusions.NONE));
    }

    SignedExclusions exclusions(UUID agreement) {
        return exclusions.getOrDefault(agreement, SignedExclusions.NONE);
    }

    /** What is aimed at for tickets that nothing was promised about: no agreement, and among none of them. */
    public Optional<Promise> courtesy() {
        return courtesy;
    }

    /** What a clock was read by; of a clock of courtesy the terms of courtesy. */
    public Optional<Promise> promise(UUID agreement) {
        return Stream.concat(promises.stream(), courtesy.stream())
                .filter(promise -> promise.agreement().agreement().equals(agreement))
                .findFirst();
    }

    public List<AgreementPublished> agreements() {
        return promises.stream().map(Promise::agreement).toList();
    }

    /**
     * Which agreements reach a ticket of this customer and service; which of their targets hold is decided among them.
     * Underpinning promises (OLA, UC) reach tickets whoever the customer is.
     */
    public List<Promise> over(Optional<String> customer, Optional<String> service) {
        var over =
                new ArrayList<>(reaching(service, promise -> !promise.isUnderpinning() && promise.reaches(customer)));
        over.addAll(reaching(service, Promise::isUnderpinning));
        return over.stream().map(promise -> promise.facing(customer)).toList();
    }

    private List<Promise> reaching(Optional<String> service, Predicate<Promise> reaches) {
        return promises.stream()
                .filter(promise -> reaches.test(promise) && promise.covers(service))
                .toList();
    }

    /** Of this kind are the promises that a customer may see. */
    static boolean isUnderpinning(AgreementKind kind) {
        return switch (kind) {
            case OLA, UC -> true;
            case SLA, XLA -> false;
        };
    }
}
