package nl.druif.ticketclock.replay;

import static java.util.stream.Collectors.toMap;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.terms.AvailabilityTarget;
import nl.druif.foundation.terms.Claim;
import nl.druif.foundation.terms.Entitlement;
import nl.druif.foundation.terms.Granted;
import nl.druif.foundation.terms.Money;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.foundation.terms.Performance;
import nl.druif.foundation.terms.Period;
import nl.druif.foundation.terms.RemedyClause;
import nl.druif.foundation.terms.Target;
import nl.druif.foundation.terms.Terms;
import nl.druif.foundation.terms.Window;
import nl.druif.ticketclock.terms.KnownTerms;
import nl.druif.ticketclock.terms.Promise;
import org.jspecify.annotations.Nullable;

/**
 * What the remedies for targets of tickets would come to, by calendar month of the agreement, on both sides. A ticket counts
 * in the month in which its target was breached, else in which its clock stopped. Agreements that the other text does not
 * touch are left out.
 *
 * @param money       by currency
 * @param days        of licence extensions
 * @param notComputed what is measured by something that a replay does not have: it is in none of the sums
 * @param assumptions what everything here rests on
 */
public record RemedyOutlook(
        List<Sum> money, Days days, List<Item> items, List<NotComputed> notComputed, List<Assumption> assumptions) {

    public RemedyOutlook {
        money = List.copyOf(money);
        items = List.copyOf(items);
        notComputed = List.copyOf(notComputed);
        assumptions = List.copyOf(assumptions);
    }

    public enum Assumption {
        /** Whose doing a breach was is not known here: each counts as the provider's. */
        BREACHES_ARE_THE_PROVIDERS,
        /** What comes on a claim was claimed in time. */
        CLAIMED_IN_TIME,
        /** Each agreement pays, also where several would pay for one failing. */
        EACH_AGREEMENT_PAYS,
        /** Caps have room: nothing but what is here was granted before. */
        NOTHING_GRANTED_BEFORE
    }

    public record Sum(Money before, Money after, Money difference) {
        private Sum and(Money was, Money is) {
            return new Sum(before.plus(was), after.plus(is), difference.plus(is).minus(was));
        }

        private static Sum zero(Currency currency) {
            var zero = Money.zero(currency);
            return new Sum(zero, zero, zero);
        }
    }

    public record Days(int before, int after, int difference) {}

    /**
     * One clause, for one target in one month.
     *
     * @param wholeMonth whether all of the month lies in the period; of another one only the tickets opened in the period
     *                   are known
     * @param before     absent where the text of before has no such clause then; so {@code after}
     */
    public record Item(
            UUID agreement,
            String reference,
            YearMonth month,
            ZoneId timeZone,
            boolean wholeMonth,
            String clause,
            String target,
            Optional<Entitlement> before,
            Optional<Entitlement> after) {}

    /** @param clause of either text */
    public record NotComputed(UUID agreement, String reference, String clause, String target, Lacking why) {}

    /** What a replay does not have. */
    public enum Lacking {
        AVAILABILITY
    }

    private record Place(YearMonth month, String clause, String target) {}

    static RemedyOutlook of(Replaying replaying, Tally tally) {
        var items = new ArrayList<Item>();
        var lacking = new ArrayList<NotComputed>();
        for (var agreement : agreements(replaying)) {
            if (isTouched(agreement.agreement(), replaying, tally)) {
                items.addAll(items(agreement, replaying, tally));
                lacking.addAll(lacking(agreement, replaying));
            }
        }
        return new RemedyOutlook(
                money(items), days(items), items, lacking, items.isEmpty() ? List.of() : List.of(Assumption.values()));
    }

    /** By reference, each once. */
    private static List<AgreementPublished> agreements(Replaying replaying) {
        var named = new TreeMap<String, AgreementPublished>();
        Stream.of(replaying.before(), replaying.after())
                .flatMap(terms -> terms.agreements().stream())
                .forEach(each -> named.put(each.reference() + " " + each.agreement(), each));
        return List.copyOf(named.values());
    }

    /** Of the others both sides say the same. */
    private static boolean isTouched(UUID agreement, Replaying replaying, Tally tally) {
        var was = replaying.before().promise(agreement).map(Promise::clock);
        var is = replaying.after().promise(agreement).map(Promise::clock);
        return !was.equals(is)
                || tally.targets().stream()
                        .filter(each -> each.target().agreement().equals(agreement))
                        .flatMap(each -> each.cells().stream())
                        .anyMatch(cell -> cell.before() != cell.after());
    }

    private static List<Item> items(AgreementPublished agreement, Replaying replaying, Tally tally) {
        var id = agreement.agreement();
        var ofIt = tally.targets().stream()
                .filter(each -> each.target().agreement().equals(id))
                .toList();
        var before = computed(
                replaying.before(),
                id,
                ofIt.stream().collect(toMap(each -> each.target().target(), Tally.OfTarget::before)));
        var after = computed(
                replaying.after(),
                id,
                ofIt.stream().collect(toMap(each -> each.target().target(), Tally.OfTarget::after)));
        var places = new LinkedHashMap<>(before);
        after.forEach(places::putIfAbsent);
        var zone = Zones.of(replaying.after()).of(id);
        return places.keySet().stream()
                .filter(place -> isMeasured(before.get(place)) || isMeasured(after.get(place)))
                .map(place -> new Item(
                        id,
                        agreement.reference(),
                        place.month(),
                        zone,
                        isWhole(new Window(Period.MONTH, place.month().atDay(1), zone), replaying),
                        place.clause(),
                        place.target(),
                        Optional.ofNullable(before.get(place)),
                        Optional.ofNullable(after.get(place))))
                .toList();
    }

    private static boolean isMeasured(@Nullable Entitlement entitlement) {
        return entitlement != null && entitlement.reason() != Entitlement.Reason.NOTHING_MEASURED;
    }

    private static boolean isWhole(Window month, Replaying replaying) {
        return !month.from().isBefore(replaying.from()) && !month.until().isAfter(replaying.until());
    }

    /** Month after month, so that caps know what went before. */
    private static Map<Place, Entitlement> computed(
            KnownTerms known, UUID agreement, Map<String, List<Tally.OfMonth>> tallies) {
        var computed = new LinkedHashMap<Place, Entitlement>();
        var promise = known.promise(agreement);
        if (promise.isEmpty()) {
            return computed;
        }
        var zone = Zones.of(known).of(agreement);
        var months = new TreeSet<YearMonth>();
        tallies.values().forEach(all -> all.forEach(each -> months.add(each.month())));
        var granted = new HashMap<String, Granted>();
        for (var month : months) {
            var window = new Window(Period.MONTH, month.atDay(1), zone);
            inForce(promise.get().agreement(), window)
                    .ifPresent(terms -> terms.remedies()
                            .forEach(clause -> timed(clause, terms).forEach(target -> {
                                var before = granted.getOrDefault(clause.id(), Granted.NOTHING);
                                var entitlement = clause.entitlement(
                                        terms.fee(),
                                        window,
                                        performance(tallies.getOrDefault(target, List.of()), month),
                                        before,
                                        clause.claim() == Claim.ON_CLAIM
                                                ? Optional.of(window.until())
                                                : Optional.empty());
                                entitlement
                                        .amount()
                                        .filter(amount -> !amount.isZero())
                                        .ifPresent(amount -> granted.put(clause.id(), before.and(window, amount)));
                                computed.put(new Place(month, clause.id(), target), entitlement);
                            })));
        }
        return computed;
    }

    private static Performance performance(List<Tally.OfMonth> tallies, YearMonth month) {
        return tallies.stream()
                .filter(each -> each.month().equals(month))
                .findFirst()
                .map(each -> new Performance(each.of(), Map.of(PartyRole.PROVIDER, each.of() - each.kept())))
                .orElseGet(() -> new Performance(0, Map.of()));
    }

    /** Of the versions that hold in a month the last, as with availability. */
    private static Optional<Terms> inForce(AgreementPublished agreement, Window month) {
        return agreement.versions().stream()
                .filter(version -> version.validFrom().isBefore(month.until())
                        && version.validUntil()
                                .filter(until -> !until.isAfter(month.from()))
                                .isEmpty())
                .reduce((earlier, later) -> later)
                .map(version -> version.terms());
    }

    private static List<String> timed(RemedyClause clause, Terms terms) {
        var ids = terms.targets().stream().map(Target::id).toList();
        return clause.measures().stream().filter(ids::contains).toList();
    }

    private static List<NotComputed> lacking(AgreementPublished agreement, Replaying replaying) {
        return Stream.of(replaying.before(), replaying.after())
                .flatMap(terms -> terms.promise(agreement.agreement()).stream())
                .flatMap(promise -> promise.agreement().versions().stream())
                .map(version -> version.terms())
                .flatMap(terms -> terms.remedies().stream()
                        .flatMap(clause -> clause.measures().stream()
                                .filter(terms.availabilityTargets().stream()
                                        .map(AvailabilityTarget::id)
                                        .toList()::contains)
                                .map(target -> new NotComputed(
                                        agreement.agreement(),
                                        agreement.reference(),
                                        clause.id(),
                                        target,
                                        Lacking.AVAILABILITY))))
                .distinct()
                .toList();
    }

    private static List<Sum> money(List<Item> items) {
        var sums = new TreeMap<String, Sum>();
        for (var item : items) {
            var was = item.before().flatMap(Entitlement::amount);
            var is = item.after().flatMap(Entitlement::amount);
            was.ifPresent(amount -> add(sums, amount, Money.zero(amount.currency())));
            is.ifPresent(amount -> add(sums, Money.zero(amount.currency()), amount));
        }
        return List.copyOf(sums.values());
    }

    private static void add(Map<String, Sum> sums, Money was, Money is) {
        var currency = was.currency();
        var sum = Objects.requireNonNullElseGet(sums.get(currency.getCurrencyCode()), () -> Sum.zero(currency));
        sums.put(currency.getCurrencyCode(), sum.and(was, is));
    }

    private static Days days(List<Item> items) {
        var before = items.stream()
                .flatMap(item -> item.before().stream())
                .mapToInt(Entitlement::days)
                .sum();
        var after = items.stream()
                .flatMap(item -> item.after().stream())
                .mapToInt(Entitlement::days)
                .sum();
        return new Days(before, after, after - before);
    }
}
