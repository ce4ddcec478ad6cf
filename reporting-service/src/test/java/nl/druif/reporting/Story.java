package nl.druif.reporting;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.calendar.OpenWindow;
import nl.druif.foundation.calendar.OpeningHours;
import nl.druif.foundation.calendar.TimeOfDay;
import nl.druif.foundation.calendar.WeeklyHours;
import nl.druif.foundation.calendar.WorkingDuration;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.event.Announcement;
import nl.druif.foundation.event.ClockName;
import nl.druif.foundation.event.InvitationIssued;
import nl.druif.foundation.event.ResponseRecorded;
import nl.druif.foundation.event.TicketJudged;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.ExperienceTarget;
import nl.druif.foundation.terms.Level;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.Outcome;
import nl.druif.foundation.terms.Policies;
import nl.druif.foundation.terms.Reach;
import nl.druif.foundation.terms.StopsOn;
import nl.druif.foundation.terms.Target;
import nl.druif.foundation.terms.Terms;
import nl.druif.foundation.terms.TermsVersion;

/** The news of a small service desk, as the other services would tell it. */
public final class Story {
    public static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    public final TenantId tenant;
    public final UUID agreement;
    public final List<Announcement> news = new ArrayList<>();
    private final String customer;
    private final Random ids;
    private int tickets;
    private Optional<Reach> reach = Optional.empty();

    public Story(String customer) {
        this(customer, new TenantId(UUID.randomUUID()));
    }

    public Story(String customer, TenantId tenant) {
        this(customer, tenant, new Random());
    }

    /** @param ids draws every id but the tenant's: the same seed tells the same story again */
    public Story(String customer, TenantId tenant, Random ids) {
        this.customer = customer;
        this.tenant = tenant;
        this.ids = ids;
        this.agreement = id();
    }

    /** What happened later under the same agreement. */
    public Story(Story before) {
        this.customer = before.customer;
        this.tenant = before.tenant;
        this.ids = before.ids;
        this.agreement = before.agreement;
        this.tickets = before.tickets;
    }

    public static Instant amsterdam(String local) {
        return LocalDateTime.parse(local).atZone(AMSTERDAM).toInstant();
    }

    /** The same for everybody: with whom it was signed has no figures of his own in it. */
    public Story agreedForAll() {
        reach = Optional.of(new Reach(Level.CORPORATE, List.of()));
        return agreed();
    }

    /** Resolve within four hours in 90 % of cases, an objective of three hours, and 3.5 stars. */
    public Story agreed() {
        var hours = OpeningHours.of(
                "Europe/Amsterdam",
                WeeklyHours.mondayToFriday(new OpenWindow(TimeOfDay.parse("08:00"), TimeOfDay.parse("18:00"))));
        var terms = new Terms(
                Map.of("kantoor", List.of(new CalendarVersion("1", Optional.empty(), Optional.empty(), hours))),
                Optional.of("kantoor"),
                Map.of(),
                Map.of(),
                List.of("werkplek", "netwerk"),
                List.of(
                        target("oplossen", WorkingDuration.ofHours(4), Nature.COMMITMENT, "90"),
                        target("sneller", WorkingDuration.ofHours(3), Nature.OBJECTIVE, "80")),
                List.of(new ExperienceTarget(
                        "tevreden", Metric.RATING, new BigDecimal("3.5"), 5, List.of(), Optional.empty())),
                Policies.DEFAULT);
        var signed = amsterdam("2026-01-01T00:00");
        news.add(new AgreementPublished(
                id(),
                tenant,
                agreement,
                1,
                "SLA-" + customer,
                "Werkplekbeheer " + customer,
                AgreementKind.SLA,
                new AgreementPublished.PartyName("druif", "Druif BV"),
                new AgreementPublished.PartyName(customer, "Gemeente " + customer),
                List.of(
                        new AgreementPublished.ServiceName("werkplek", "Werkplek"),
                        new AgreementPublished.ServiceName("netwerk", "Netwerk")),
                reach,
                List.of(new TermsVersion(agreement, 1, signed, Optional.empty(), signed, terms)),
                signed));
        return this;
    }

    /** A ticket resolved at the given local time after so many hours, and what was said of it (0: nothing, not asked). */
    public UUID resolved(String local, String priority, String service, int hours, int stars) {
        var ticket = id();
        var at = amsterdam(local);
        news.add(judged(ticket, 1, at, priority, service, hours));
        if (stars > 0) {
            answered(ticket, at.plus(Duration.ofHours(1)), priority, service, stars);
        }
        return ticket;
    }

    public void answered(UUID ticket, Instant at, String priority, String service, int stars) {
        var invitation = id();
        news.add(new InvitationIssued(
                id(),
                tenant,
                ticket,
                invitation,
                Optional.of(service),
                Optional.of(customer),
                Optional.empty(),
                Optional.empty(),
                "https://example.org/s/secret",
                at.plus(Duration.ofDays(28)),
                at));
        news.add(new ResponseRecorded(
                id(),
                tenant,
                ticket,
                invitation,
                1,
                Optional.of(service),
                Optional.of(customer),
                Optional.of(priority),
                stars,
                false,
                at));
    }

    public TicketJudged judged(
            UUID ticket, long revision, Instant resolvedAt, String priority, String service, int hours) {
        var opened = resolvedAt.minus(Duration.ofHours(hours));
        return new TicketJudged(
                id(),
                tenant,
                ticket,
                revision,
                "INC-" + ++tickets,
                Optional.of(service),
                Optional.of(customer),
                Optional.of(priority),
                Optional.of("servicedesk"),
                opened,
                Optional.of(resolvedAt),
                Optional.empty(),
                Optional.empty(),
                List.of(
                        clock(ticket, "oplossen", Nature.COMMITMENT, opened, hours, 4),
                        clock(ticket, "sneller", Nature.OBJECTIVE, opened, hours, 3)),
                resolvedAt);
    }

    private TicketJudged.JudgedClock clock(
            UUID ticket, String target, Nature nature, Instant opened, int hours, int limit) {
        var breached = hours > limit;
        return new TicketJudged.JudgedClock(
                new ClockName(
                        UUID.nameUUIDFromBytes((ticket + target).getBytes()),
                        agreement,
                        1,
                        target,
                        Metric.TIME_TO_RESOLVE,
                        nature,
                        1),
                breached ? Outcome.BREACHED : Outcome.MET,
                Optional.of(opened),
                Optional.of(opened.plus(Duration.ofHours(limit))),
                breached ? Optional.of(opened.plus(Duration.ofHours(limit))) : Optional.empty(),
                Optional.of(opened.plus(Duration.ofHours(hours))),
                Duration.ofHours(hours),
                Duration.ofHours(hours),
                Optional.of(Duration.ofMinutes(hours * 45)));
    }

    private UUID id() {
        return new UUID(ids.nextLong() & ~0xF000L | 0x4000L, ids.nextLong() & Long.MAX_VALUE >> 1 | Long.MIN_VALUE);
    }

    private static Target target(String id, WorkingDuration duration, Nature nature, String percent) {
        return new Target(
                id,
                Metric.TIME_TO_RESOLVE,
                Optional.of(duration),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(50, 75, 90),
                nature,
                Optional.of(new BigDecimal(percent)),
                Optional.empty(),
                StopsOn.RESOLVED,
                Optional.empty(),
                Optional.empty());
    }
}
