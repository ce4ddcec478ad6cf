package nl.druif.experience.xla;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.calendar.OpenWindow;
import nl.druif.foundation.calendar.OpeningHours;
import nl.druif.foundation.calendar.TimeOfDay;
import nl.druif.foundation.calendar.WeeklyHours;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.ExperienceTarget;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Policies;
import nl.druif.foundation.terms.Terms;
import nl.druif.foundation.terms.TermsVersion;

/** The agreement of Gemeente Waterland: at least four stars on average from at least five people, since New Year. */
final class Waterland {
    static final Instant NEW_YEAR = Instant.parse("2025-12-31T23:00:00Z");

    private Waterland() {}

    static AgreementPublished agreement(TenantId tenant, long revision, TermsVersion... versions) {
        return new AgreementPublished(
                Uuid7.derivedFrom("agreement published", tenant, revision),
                tenant,
                id(tenant),
                revision,
                "XLA-2026-01",
                "Prettig werken",
                AgreementKind.XLA,
                new AgreementPublished.PartyName("druif-ict", "Druif ICT"),
                new AgreementPublished.PartyName("gemeente-waterland", "Gemeente Waterland"),
                List.of(
                        new AgreementPublished.ServiceName("werkplek", "Werkplek"),
                        new AgreementPublished.ServiceName("telefonie", "Telefonie")),
                Optional.empty(),
                List.of(versions),
                NEW_YEAR);
    }

    static UUID id(TenantId tenant) {
        return Uuid7.derivedFrom("agreement", tenant);
    }

    static TermsVersion version(TenantId tenant, int version, Instant from, Optional<Instant> until, String stars) {
        return new TermsVersion(id(tenant), version, from, until, from, terms(stars));
    }

    private static Terms terms(String stars) {
        var office = new CalendarVersion(
                "1",
                Optional.empty(),
                Optional.empty(),
                OpeningHours.of(
                        "Europe/Amsterdam",
                        WeeklyHours.mondayToFriday(
                                new OpenWindow(TimeOfDay.parse("08:00"), TimeOfDay.parse("18:00")))));
        return new Terms(
                Map.of("kantoor", List.of(office)),
                Optional.of("kantoor"),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(new ExperienceTarget(
                        "stars", Metric.RATING, new BigDecimal(stars), 5, List.of(), Optional.of("Servicedesk"))),
                Policies.DEFAULT);
    }
}
