package nl.druif.agreement.agreement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.catalogue.OfferedService;
import nl.druif.agreement.catalogue.ServiceLevel;
import nl.druif.agreement.party.Party;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.calendar.OpenWindow;
import nl.druif.foundation.calendar.OpeningHours;
import nl.druif.foundation.calendar.TimeOfDay;
import nl.druif.foundation.calendar.WeeklyHours;
import nl.druif.foundation.calendar.WorkingDuration;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.Fee;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Money;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.foundation.terms.Period;
import nl.druif.foundation.terms.Policies;
import nl.druif.foundation.terms.StopsOn;
import nl.druif.foundation.terms.Target;

/** What Druif BV promises the municipality of Waterland, on paper. */
final class Waterland {
    static final Instant FRIDAY = Instant.parse("2026-04-24T08:00:00Z");
    static final Instant MAY = Instant.parse("2026-04-30T22:00:00Z");
    static final Instant JULY = Instant.parse("2026-06-30T22:00:00Z");
    static final TenantId TENANT = TenantId.of("00000000-0000-4000-8000-000000000001");
    static final Signer ANNA = new Signer("anna", Optional.empty(), Optional.empty());
    static final Signer BRAM = new Signer("bram", Optional.empty(), Optional.empty());
    static final Signer CAREL = new Signer("carel", Optional.empty(), Optional.of("WATERLAND"));

    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000001");

    private Waterland() {}

    static Register register() {
        return new Register(
                Map.of(
                        "DRUIF", party("DRUIF", PartyRole.PROVIDER),
                        "WATERLAND", party("WATERLAND", PartyRole.CUSTOMER),
                        "NETWERK", party("NETWERK", PartyRole.TEAM)),
                Map.of(
                        "mail", service("mail"),
                        "telefonie", service("telefonie")),
                Map.of(
                        "kantoor", List.of(hours("1")),
                        "team", List.of(hours("1"))),
                Map.of("goud", List.of("EDAM", "WATERLAND")),
                Lineage.NONE);
    }

    static Party party(String reference, PartyRole kind) {
        return new Party(ID, reference, "Name of " + reference, kind, Optional.empty(), 1);
    }

    static OfferedService service(String reference) {
        return new OfferedService(
                ID,
                reference,
                "Name of " + reference,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new ServiceLevel(
                        "goud",
                        "Goud",
                        Optional.empty(),
                        Optional.of(new Fee(Money.of("12000.00", "EUR"), Period.MONTH)))),
                1);
    }

    static CalendarVersion hours(String version) {
        var day = new OpenWindow(TimeOfDay.parse("08:00"), TimeOfDay.parse("18:00"));
        return new CalendarVersion(
                version,
                Optional.empty(),
                Optional.empty(),
                OpeningHours.of("Europe/Amsterdam", WeeklyHours.mondayToFriday(day)));
    }

    static Draft draft(Wording terms) {
        return draft(AgreementKind.SLA, "DRUIF", "WATERLAND", terms);
    }

    static Draft draft(AgreementKind kind, String provider, String customer, Wording terms) {
        return draft(kind, provider, customer, Optional.empty(), terms, false);
    }

    static Draft draft(
            AgreementKind kind,
            String provider,
            String customer,
            Optional<Instant> until,
            Wording terms,
            boolean legalReview) {
        return new Draft(
                "SLA-1",
                "Werkplek",
                kind,
                provider,
                customer,
                Scope.CUSTOMER,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                MAY,
                until,
                terms,
                legalReview);
    }

    static Wording terms(Target... targets) {
        return covering(List.of("mail"), targets);
    }

    static Wording covering(List<String> services, Target... targets) {
        return new Wording(
                services, Optional.of("kantoor"), Map.of(), Map.of(), List.of(targets), List.of(), Policies.DEFAULT);
    }

    static Target resolveWithin(long hours) {
        return target("oplossen", hours, Nature.COMMITMENT, Optional.empty(), List.of());
    }

    static Target objectiveOf(long hours, String calendar, String... services) {
        return target("intern", hours, Nature.OBJECTIVE, Optional.of(calendar), List.of(services));
    }

    static Target target(String id, long hours, Nature nature, Optional<String> calendar, List<String> services) {
        return new Target(
                id,
                Metric.TIME_TO_RESOLVE,
                Optional.of(WorkingDuration.ofHours(hours)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                services,
                List.of(),
                List.of(),
                Target.USUAL_WARNINGS,
                nature,
                Optional.of(new BigDecimal("95")),
                calendar,
                StopsOn.RESOLVED,
                Optional.empty(),
                Optional.empty());
    }

    static Agreement drafted(Draft draft) {
        return Agreement.draft(ID, TENANT, draft, register(), "anna");
    }

    static Agreement proposed() {
        return drafted(draft(terms(resolveWithin(4)))).propose(register(), FRIDAY);
    }

    /** Holds from 1 May. */
    static Agreement signed() {
        return proposed()
                .sign(1, Optional.empty(), ANNA, FRIDAY)
                .next()
                .sign(1, Optional.empty(), CAREL, FRIDAY)
                .next();
    }

    static Amendment amendment(Instant from, long hours) {
        return new Amendment(from, Optional.empty(), terms(resolveWithin(hours)));
    }

    /** Two hours instead of four from 1 July. */
    static Agreement amended(Instant now) {
        return signed().amend(amendment(JULY, 2), register(), "anna", now)
                .sign(2, Optional.empty(), BRAM, now)
                .next()
                .sign(2, Optional.empty(), CAREL, now)
                .next();
    }
}
