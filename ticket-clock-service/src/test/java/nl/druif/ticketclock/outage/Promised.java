package nl.druif.ticketclock.outage;

import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.event.AgreementPublished.PartyName;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.Exclusion;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.foundation.terms.Terms;
import nl.druif.foundation.terms.TermsVersion;
import nl.druif.ticketclock.Waterland;

/** What Druif promised to Waterland about the time that mail is there, and what happened to it. */
final class Promised {
    static final TenantId TENANT = new TenantId(UUID.fromString("00000000-0000-4000-8000-000000000001"));

    private Promised() {}

    /** Mail for 99.9 % of a month round the clock, in Amsterdam. */
    static AgreementPublished mail(String more) {
        return of(target("\"mail\"", more));
    }

    /** @param services as JSON strings; empty: all of the agreement */
    static String target(String services, String more) {
        return """
                {"id": "beschikbaar", "services": [%s], "minimumPercent": 99.9, "window": "MONTH",
                 "measuredIn": "ROUND_THE_CLOCK"%s}""".formatted(services, more);
    }

    static AgreementPublished of(String... targets) {
        return of(version(1, "2026-01-01T00:00:00Z", targets));
    }

    static AgreementPublished of(TermsVersion... versions) {
        return published(TENANT, AgreementKind.SLA, versions);
    }

    static AgreementPublished published(TenantId tenant, AgreementKind kind, TermsVersion... versions) {
        return new AgreementPublished(
                UUID.randomUUID(),
                tenant,
                Waterland.SLA,
                1,
                kind + "-2026",
                "Mail Waterland",
                kind,
                new PartyName("DRUIF", "Druif BV"),
                new PartyName("WATERLAND", "Gemeente Waterland"),
                List.of(),
                Optional.empty(),
                List.of(versions),
                Waterland.START);
    }

    static TermsVersion version(int number, String from, String... targets) {
        var terms = """
                {"calendars": {"kantoor": [{"version": "1", "hours": {"timeZone": "Europe/Amsterdam", "weekly": {
                    "monday": [{"from": "08:00", "to": "18:00"}], "tuesday": [{"from": "08:00", "to": "18:00"}],
                    "wednesday": [{"from": "08:00", "to": "18:00"}], "thursday": [{"from": "08:00", "to": "18:00"}],
                    "friday": [{"from": "08:00", "to": "18:00"}]}}}]},
                 "calendar": "kantoor", "timeZone": "Europe/Amsterdam", "services": ["mail", "telefonie"],
                 "targets": [], "experienceTargets": [], "serviceCalendars": {}, "teamCalendars": {},
                 "policies": {"onPriorityChange": "KEEP_START", "onReopen": "CONTINUE", "onNewVersion": "PIN", "strictPause": false},
                 "availabilityTargets": [%s],
                 "fee": {"amount": {"amount": "10000.00", "currency": "EUR"}, "per": "MONTH"},
                 "remedies": [{"id": "krediet", "kind": "SERVICE_CREDIT", "measures": ["beschikbaar"],
                     "tiers": [{"below": 99.9, "percent": 10}, {"below": 99.0, "percent": 30}, {"below": 95, "percent": 100}],
                     "caps": {"perMonth": 25}}]}""".formatted(String.join(",", Arrays.asList(targets)));
        return new TermsVersion(
                Waterland.SLA,
                number,
                Instant.parse(from),
                Optional.empty(),
                Instant.parse(from),
                Json.read(terms, new TypeReference<Terms>() {}));
    }

    static Outage outage(String id, String from, String until) {
        return outage(id, OutageKind.OUTAGE, List.of("mail"), from, until);
    }

    static Outage outage(String id, OutageKind kind, List<String> services, String from, String until) {
        return new Outage(
                UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)),
                "nagios",
                id,
                0,
                kind,
                services,
                Instant.parse(from),
                until.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(until)),
                Optional.empty(),
                PartyRole.PROVIDER,
                Optional.empty(),
                false);
    }

    static Outage by(PartyRole party, Outage some) {
        return new Outage(
                some.id(),
                some.source(),
                some.sourceOutageId(),
                0,
                some.kind(),
                some.services(),
                some.from(),
                some.until(),
                some.announcedAt(),
                party,
                some.summary(),
                false);
    }

    static Outage maintenance(String id, String from, String until, String announcedAt) {
        var some = outage(id, OutageKind.MAINTENANCE, List.of("mail"), from, until);
        return new Outage(
                some.id(),
                some.source(),
                id,
                0,
                some.kind(),
                some.services(),
                some.from(),
                some.until(),
                announcedAt.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(announcedAt)),
                some.causedBy(),
                some.summary(),
                false);
    }

    static Exclusion excluded(String from, String until) {
        return new Exclusion(
                Optional.empty(),
                Instant.parse(from),
                Instant.parse(until),
                "overmacht",
                PartyRole.SUPPLIER,
                List.of());
    }

    /** The first target over a month. */
    static TargetAvailability read(AgreementPublished agreement, String month, String asOf, Object... happened) {
        return all(agreement, month, asOf, happened).targets().get(0);
    }

    /** @param happened outages and exclusions */
    static Availability all(AgreementPublished agreement, String month, String asOf, Object... happened) {
        var outages = new ArrayList<Outage>();
        var exclusions = new ArrayList<Exclusion>();
        for (var each : happened) {
            if (each instanceof Outage outage) {
                outages.add(outage);
            } else {
                exclusions.add((Exclusion) each);
            }
        }
        var period = CalendarMonth.fromString(month);
        return Availability.of(
                agreement,
                period,
                Pledge.of(agreement.versions(), period, target -> true),
                new Happened(outages, exclusions, Instant.parse(asOf)),
                true);
    }
}
