package nl.druif.agreement.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.druif.agreement.agreement.Agreement;
import nl.druif.agreement.agreement.AgreementVersion;
import nl.druif.agreement.agreement.Audience;
import nl.druif.agreement.calendar.NamedCalendar;
import nl.druif.agreement.settlement.Settlement;
import nl.druif.foundation.terms.Reach;

/** An agreement while a version of it is in force, read for what reviews need. */
record ReviewedText(Agreement agreement, AgreementVersion version, ZoneId zone) {

    /** Empty for what is not in force: nobody looks again at what does not hold. */
    static Optional<ReviewedText> of(Agreement agreement, Instant now, ZoneId withoutCalendar) {
        return agreement
                .lifetime()
                .inForceAt(now)
                .map(version ->
                        new ReviewedText(agreement, version, version.zone().orElse(withoutCalendar)));
    }

    ReviewRules rules() {
        return ReviewRules.of(version.binding().review());
    }

    /** Whether it says nothing about time, so that no clock ever runs under it. */
    boolean promisesNoTimes() {
        return version.binding().targets().isEmpty();
    }

    LocalDate heldSince() {
        return agreement.versions().stream()
                .filter(AgreementVersion::isSigned)
                .map(AgreementVersion::validFrom)
                .min(Instant::compareTo)
                .map(this::day)
                .orElseThrow();
    }

    LocalDate startsOn() {
        return day(version.validFrom());
    }

    LocalDate agreedOn() {
        return day(version.recordedAt().orElseThrow());
    }

    /** Empty when its end was decided already. */
    Optional<LocalDate> endsOn() {
        return agreement.termination().isPresent()
                ? Optional.empty()
                : agreement
                        .lifetime()
                        .lastSigned()
                        .flatMap(AgreementVersion::validUntil)
                        .map(this::day);
    }

    /**
     * The calendars of which there is a newer version than what was signed.
     *
     * @param present as they are now, by reference
     */
    List<ReviewItem> changedCalendars(Map<String, NamedCalendar> present) {
        var shown = shownToTheCustomer();
        return version.calendars().entrySet().stream()
                .flatMap(signed -> Stream.ofNullable(present.get(signed.getKey()))
                        .map(now -> now.versions().size())
                        .filter(versions -> versions > signed.getValue().size())
                        .map(versions -> new ReviewItem(
                                signed.getKey() + ", " + versions, Optional.empty(), !shown.contains(signed.getKey()))))
                .toList();
    }

    /**
     * Of these settlements those with a customer whom it reaches; a ticket that nothing was promised about is of no service of
     * ours. Of others' its own customer learns nothing.
     */
    List<ReviewItem> unsettled(List<Settlement> open, Instant now) {
        var own = agreement.customer().reference();
        var reach = version.reach().orElseGet(() -> Reach.to(own));
        return open.stream()
                .filter(settlement -> switch (agreement.kind()) {
                    case SLA, XLA -> reach.includes(Optional.of(settlement.customer()));
                    case OLA, UC -> false;
                })
                .map(settlement -> new ReviewItem(
                        settlement.reference() + ", " + settlement.number(),
                        Optional.of(BigDecimal.valueOf(ChronoUnit.DAYS.between(day(settlement.openedAt()), day(now)))),
                        !settlement.customer().equals(own)))
                .toList();
    }

    private Set<String> shownToTheCustomer() {
        return new Audience(Optional.of(agreement.customer().reference())).calendarsOf(version);
    }

    LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }
}
