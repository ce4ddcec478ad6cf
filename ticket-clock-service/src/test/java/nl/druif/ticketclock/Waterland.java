package nl.druif.ticketclock;

import static nl.druif.foundation.calendar.WeeklyHours.mondayToFriday;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.calendar.ClosedDay;
import nl.druif.foundation.calendar.OpenWindow;
import nl.druif.foundation.calendar.OpeningHours;
import nl.druif.foundation.calendar.TimeOfDay;
import nl.druif.foundation.calendar.WorkingDuration;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.event.AgreementPublished.PartyName;
import nl.druif.foundation.event.AgreementPublished.ServiceName;
import nl.druif.foundation.event.ExclusionSigned;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.Exclusion;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.OnNewVersion;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.foundation.terms.PauseRule;
import nl.druif.foundation.terms.Policies;
import nl.druif.foundation.terms.Reach;
import nl.druif.foundation.terms.StopsOn;
import nl.druif.foundation.terms.Target;
import nl.druif.foundation.terms.Terms;
import nl.druif.foundation.terms.TermsVersion;

/** What Druif promised to the municipality of Waterland: Monday to Friday 08:00–18:00, closed on King's Day. */
public final class Waterland {
    public static final UUID SLA = UUID.fromString("019b0000-0000-7000-8000-000000000001");
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Waterland() {}

    /** To resolve within so many counted hours. */
    public static AgreementPublished sla(TenantId tenant, long revision, long hours) {
        return published(
                tenant, SLA, revision, AgreementKind.SLA, List.of(version(1, START, OnNewVersion.PIN, resolve(hours))));
    }

    public static AgreementPublished published(
            TenantId tenant, UUID agreement, long revision, AgreementKind kind, List<TermsVersion> versions) {
        return new AgreementPublished(
                UUID.randomUUID(),
                tenant,
                agreement,
                revision,
                kind + "-2026-" + agreement.toString().substring(32),
                "Werkplek Waterland",
                kind,
                new PartyName("DRUIF", "Druif BV"),
                new PartyName("WATERLAND", "Gemeente Waterland"),
                List.of(new ServiceName("mail", "E-mail")),
                Optional.empty(),
                versions,
                START);
    }

    /** Both sides signed that this time does not count for mail. */
    public static ExclusionSigned excluded(TenantId tenant, UUID agreement, String from, String until) {
        var id = UUID.randomUUID();
        return new ExclusionSigned(
                UUID.randomUUID(),
                tenant,
                id,
                agreement,
                1,
                new Exclusion(
                        Optional.of(id.toString()),
                        Instant.parse(from),
                        Instant.parse(until),
                        "overmacht",
                        PartyRole.SUPPLIER,
                        List.of("mail")),
                "Stroomstoring",
                false,
                START);
    }

    public static ExclusionSigned revoked(ExclusionSigned signed) {
        return new ExclusionSigned(
                UUID.randomUUID(),
                signed.tenant(),
                signed.exclusion(),
                signed.agreement(),
                signed.revision() + 1,
                signed.excluded(),
                signed.cause(),
                true,
                START);
    }

    public static TermsVersion version(int number, Instant from, OnNewVersion onNewVersion, Target... targets) {
        return version(number, from, from, onNewVersion, targets);
    }

    public static TermsVersion version(
            int number, Instant from, Instant recordedAt, OnNewVersion onNewVersion, Target... targets) {
        var policies =
                new Policies(Policies.DEFAULT.onPriorityChange(), Policies.DEFAULT.onReopen(), onNewVersion, false);
        return new TermsVersion(
                SLA,
                number,
                from,
                Optional.empty(),
                recordedAt,
                new Terms(
                        Map.of(
                                "kantoor",
                                List.of(new CalendarVersion("1", Optional.empty(), Optional.empty(), office()))),
                        Optional.of("kantoor"),
                        Map.of(),
                        Map.of(),
                        List.of("mail"),
                        List.of(targets),
                        List.of(),
                        policies));
    }

    /** About every service. */
    public static TermsVersion aboutEverything(TermsVersion some) {
        var terms = some.terms();
        return new TermsVersion(
                some.agreement(),
                some.version(),
                some.validFrom(),
                some.validUntil(),
                some.recordedAt(),
                new Terms(
                        terms.calendars(),
                        terms.calendar(),
                        terms.serviceCalendars(),
                        terms.teamCalendars(),
                        List.of(),
                        terms.targets(),
                        terms.experienceTargets(),
                        terms.policies()));
    }

    /** What is promised about every service to whom it reaches. */
    public static AgreementPublished wide(TenantId tenant, String reference, Reach reach, Target... targets) {
        return new AgreementPublished(
                UUID.randomUUID(),
                tenant,
                UUID.nameUUIDFromBytes(reference.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                1,
                reference,
                "Werkplek",
                AgreementKind.SLA,
                new PartyName("DRUIF", "Druif BV"),
                new PartyName("WATERLAND", "Gemeente Waterland"),
                List.of(),
                Optional.of(reach),
                List.of(aboutEverything(version(1, START, OnNewVersion.PIN, targets))),
                START);
    }

    public static Target resolve(long hours) {
        return target("oplossen", Nature.COMMITMENT, hours);
    }

    public static Target target(String id, Nature nature, long hours) {
        return new Target(
                id,
                Metric.TIME_TO_RESOLVE,
                Optional.of(WorkingDuration.ofHours(hours)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new PauseRule("Wacht op klant", PartyRole.CUSTOMER)),
                Target.USUAL_WARNINGS,
                nature,
                Optional.of(BigDecimal.valueOf(95)),
                Optional.empty(),
                StopsOn.RESOLVED,
                Optional.empty(),
                Optional.empty());
    }

    public static OpeningHours office() {
        return OpeningHours.of(
                        "Europe/Amsterdam",
                        mondayToFriday(new OpenWindow(TimeOfDay.parse("08:00"), TimeOfDay.parse("18:00"))))
                .closedOn(ClosedDay.whole(LocalDate.parse("2026-04-27"), "Koningsdag"));
    }
}
