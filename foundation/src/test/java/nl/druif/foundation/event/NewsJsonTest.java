package nl.druif.foundation.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.calendar.Zone;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.AvailabilityTarget;
import nl.druif.foundation.terms.Exclusion;
import nl.druif.foundation.terms.ExclusionClause;
import nl.druif.foundation.terms.ExperienceTarget;
import nl.druif.foundation.terms.Fee;
import nl.druif.foundation.terms.KpiTarget;
import nl.druif.foundation.terms.Level;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Money;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.Outcome;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.foundation.terms.Period;
import nl.druif.foundation.terms.Policies;
import nl.druif.foundation.terms.Reach;
import nl.druif.foundation.terms.RemedyClause;
import nl.druif.foundation.terms.ReviewClause;
import nl.druif.foundation.terms.Target;
import nl.druif.foundation.terms.Terms;
import nl.druif.foundation.terms.TermsVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event equals its golden JSON: other versions of the platform, and other parties, read exactly this. */
class NewsJsonTest {
    private static final ObjectMapper JSON = Json.mapper();
    private static final TenantId TENANT = TenantId.of("018f0000-0000-7000-8000-000000000001");
    private static final UUID TICKET = UUID.fromString("018f0000-0000-7000-8000-00000000000a");
    private static final UUID AGREEMENT = UUID.fromString("018f0000-0000-7000-8000-00000000000b");
    private static final UUID INVITATION = UUID.fromString("018f0000-0000-7000-8000-00000000000c");
    private static final UUID NEWS = UUID.fromString("018f0000-0000-7000-8000-00000000000d");
    private static final UUID CLOCK = UUID.fromString("018f0000-0000-7000-8000-00000000000e");
    private static final UUID EXCLUSION = UUID.fromString("018f0000-0000-7000-8000-00000000000f");
    private static final UUID SUBJECT = UUID.fromString("018f0000-0000-7000-8000-000000000010");
    private static final Instant FRIDAY = Instant.parse("2026-04-24T15:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-04-28T09:00:00Z");
    private static final ClockName RESOLVE =
            new ClockName(CLOCK, AGREEMENT, 2, "resolve-p1", Metric.TIME_TO_RESOLVE, Nature.COMMITMENT, 1);

    static Stream<Announcement> news() throws IOException {
        return Stream.of(
                new AgreementPublished(
                        NEWS,
                        TENANT,
                        AGREEMENT,
                        3,
                        "SLA-2026-001",
                        "Werkplek Waterland",
                        AgreementKind.SLA,
                        new AgreementPublished.PartyName("druif-ict", "Druif ICT"),
                        new AgreementPublished.PartyName("gemeente-waterland", "Gemeente Waterland"),
                        List.of(new AgreementPublished.ServiceName("werkplek", "Werkplek")),
                        Optional.of(new Reach(
                                Level.SERVICE,
                                List.of("gemeente-waterland", "gemeente-purmerend"),
                                List.of("concern"))),
                        List.of(new TermsVersion(AGREEMENT, 1, FRIDAY, Optional.of(TUESDAY), FRIDAY, terms())),
                        FRIDAY),
                new ExclusionSigned(
                        NEWS,
                        TENANT,
                        EXCLUSION,
                        AGREEMENT,
                        2,
                        new Exclusion(
                                Optional.of(EXCLUSION.toString()),
                                FRIDAY,
                                TUESDAY,
                                "overmacht",
                                PartyRole.SUPPLIER,
                                List.of("werkplek")),
                        "Stroomstoring in de wijk",
                        false,
                        TUESDAY),
                new ClockWarned(NEWS, TENANT, TICKET, RESOLVE, 75, TUESDAY, FRIDAY),
                new TargetBreached(NEWS, TENANT, TICKET, "INC-2026-0042", RESOLVE, TUESDAY),
                new FiringWithdrawn(
                        NEWS, TENANT, TICKET, RESOLVE, OptionalInt.empty(), TUESDAY, "EXCLUSION_SIGNED", TUESDAY),
                new TicketJudged(
                        NEWS,
                        TENANT,
                        TICKET,
                        7,
                        "INC-2026-0042",
                        Optional.of("werkplek"),
                        Optional.of("gemeente-waterland"),
                        Optional.of("P1"),
                        Optional.of("servicedesk"),
                        FRIDAY,
                        Optional.of(TUESDAY),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(new TicketJudged.JudgedClock(
                                RESOLVE,
                                Outcome.MET,
                                Optional.of(FRIDAY),
                                Optional.of(TUESDAY),
                                Optional.empty(),
                                Optional.of(TUESDAY),
                                Duration.ofHours(4),
                                Duration.ofHours(90),
                                Optional.of(Duration.ofMinutes(200)))),
                        TUESDAY),
                new TicketClosed(
                        NEWS,
                        TENANT,
                        TICKET,
                        "INC-2026-0042",
                        Optional.of("werkplek"),
                        Optional.of("gemeente-waterland"),
                        Optional.of("P1"),
                        Optional.of("subject-17"),
                        Optional.of("nl"),
                        TUESDAY),
                new InvitationIssued(
                        NEWS,
                        TENANT,
                        TICKET,
                        INVITATION,
                        Optional.of("werkplek"),
                        Optional.of("gemeente-waterland"),
                        Optional.of("subject-17"),
                        Optional.of("nl"),
                        "https://druif.example/experience/s/v1.a.b.c",
                        TUESDAY,
                        TUESDAY),
                new ResponseRecorded(
                        NEWS,
                        TENANT,
                        TICKET,
                        INVITATION,
                        2,
                        Optional.of("werkplek"),
                        Optional.of("gemeente-waterland"),
                        Optional.of("P1"),
                        2,
                        false,
                        TUESDAY),
                new WatermelonFound(
                        NEWS,
                        TENANT,
                        AGREEMENT,
                        YearMonth.of(2026, 4),
                        WatermelonFound.Along.PRIORITY,
                        Optional.of("P1"),
                        40,
                        12,
                        new BigDecimal("2.1"),
                        new BigDecimal("3.5"),
                        TUESDAY),
                new KpiMeasured(
                        NEWS,
                        TENANT,
                        AGREEMENT,
                        2,
                        "SLA-2026-001",
                        1,
                        terms().kpis().get(0),
                        "2026-Q2",
                        Instant.parse("2026-03-31T22:00:00Z"),
                        Instant.parse("2026-06-30T22:00:00Z"),
                        Optional.of(new KpiMeasured.Figure("meetbureau", "q2", new BigDecimal("71.5"), true, TUESDAY)),
                        TUESDAY),
                new ReviewChanged(
                        NEWS,
                        TENANT,
                        SUBJECT,
                        AGREEMENT,
                        2,
                        "CALENDAR_CHANGE",
                        false,
                        new ReviewChanged.Evidence(
                                Optional.of(YearMonth.of(2026, 4)),
                                Optional.of(new BigDecimal("72.3")),
                                Optional.of(new BigDecimal("60")),
                                Optional.of(new BigDecimal("10")),
                                Optional.of(LocalDate.of(2026, 5, 1)),
                                List.of(new ReviewChanged.Item("kantoor, 2", Optional.of(BigDecimal.ONE), false)),
                                Optional.of("Een nieuwe kalender")),
                        FRIDAY,
                        Optional.of("anna"),
                        Optional.of(new ReviewChanged.Decision(
                                "AMEND", "De uren veranderen", TUESDAY, "anna", Optional.of(2), Optional.of(TUESDAY))),
                        TUESDAY),
                new SettlementChanged(
                        NEWS,
                        TENANT,
                        SUBJECT,
                        3,
                        TICKET,
                        2,
                        "INC-2026-0042",
                        "gemeente-waterland",
                        Optional.of("werkplek"),
                        Optional.of("P1"),
                        "SIGNED",
                        new SettlementChanged.Track("SETTLED", Optional.of("Kabel vervangen")),
                        new SettlementChanged.Track("NOT_NEEDED", Optional.empty()),
                        new SettlementChanged.Track("SETTLED", Optional.of("Naar rato")),
                        List.of(
                                new SettlementChanged.Posting("druif-ict", Money.of("150.00", "EUR")),
                                new SettlementChanged.Posting("gemeente-waterland", Money.of("-150.00", "EUR"))),
                        List.of(new Signed(PartyRole.PROVIDER, "anna", Optional.of("Anna de Wit"), TUESDAY)),
                        Optional.of(EXCLUSION),
                        Optional.of(new SettlementChanged.Reversal("Verkeerde partij", true)),
                        Optional.of(CLOCK),
                        true,
                        FRIDAY,
                        Optional.of(TUESDAY),
                        Optional.of(TUESDAY),
                        TUESDAY),
                new ClauseDiscussed(
                        NEWS,
                        TENANT,
                        SUBJECT,
                        AGREEMENT,
                        2,
                        1,
                        "targets/resolve-p1",
                        PartyRole.PROVIDER,
                        "anna",
                        true,
                        FRIDAY,
                        Optional.of(new ClauseDiscussed.Resolution("bram", TUESDAY)),
                        TUESDAY),
                new AgreementNegotiated(
                        NEWS,
                        TENANT,
                        AGREEMENT,
                        4,
                        "agreement.signed",
                        "SLA-2026-001",
                        "Werkplek Waterland",
                        AgreementKind.SLA,
                        new AgreementPublished.PartyName("druif-ict", "Druif ICT"),
                        new AgreementPublished.PartyName("gemeente-waterland", "Gemeente Waterland"),
                        true,
                        List.of(new AgreementNegotiated.Version(
                                1,
                                "PROPOSED",
                                FRIDAY,
                                Optional.of(TUESDAY),
                                Optional.of(FRIDAY),
                                Optional.of("0f".repeat(32)),
                                List.of(new Signed(PartyRole.PROVIDER, "anna", Optional.of("Anna de Wit"), TUESDAY)),
                                List.of(new AgreementNegotiated.Approval("APPROVED", "jurist", FRIDAY)))),
                        Optional.of(TUESDAY),
                        TUESDAY),
                new PartyRegistered(
                        NEWS,
                        TENANT,
                        SUBJECT,
                        1,
                        "servicedesk",
                        "Servicedesk",
                        PartyRole.TEAM,
                        Optional.of("kantoor"),
                        false,
                        FRIDAY),
                new SegmentRegistered(
                        NEWS, TENANT, SUBJECT, 2, "goud", "Goud", List.of("gemeente-waterland"), true, TUESDAY),
                new ServiceRegistered(
                        NEWS,
                        TENANT,
                        SUBJECT,
                        1,
                        "werkplek",
                        "Werkplek",
                        Optional.of("De plek waar gewerkt wordt"),
                        Optional.of("Bram"),
                        List.of(new ServiceRegistered.Channel(
                                "phone", "+31 20 555 01 23", Optional.of("8 tot 18 uur"))),
                        Optional.of("Bel de wacht"),
                        Optional.of("kantoor"),
                        List.of(new ServiceRegistered.Level(
                                "zilver",
                                "Zilver",
                                Optional.of("Zonder weekend"),
                                Optional.of(new Fee(Money.of("10000.00", "EUR"), Period.MONTH)))),
                        false,
                        FRIDAY));
    }

    @ParameterizedTest
    @MethodSource("news")
    void every_announcement_equals_its_golden_json(Announcement announcement) throws IOException {
        assertThat(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(announcement))
                .isEqualToNormalizingNewlines(golden(announcement));
    }

    @ParameterizedTest
    @MethodSource("news")
    void what_is_read_back_is_what_was_told(Announcement announcement) throws IOException {
        assertThat(JSON.readValue(
                        golden(announcement), NewsType.of(announcement).record()))
                .isEqualTo(announcement);
    }

    @ParameterizedTest
    @MethodSource("news")
    void parts_that_a_later_version_adds_are_ignored(Announcement announcement) throws IOException {
        var later = golden(announcement).replaceFirst("\\{", "{\"addedLater\":{\"deep\":[1]},");
        assertThat(JSON.readValue(later, NewsType.of(announcement).record())).isEqualTo(announcement);
    }

    @Test
    void terms_from_before_there_were_fees_and_remedies_are_still_read() throws IOException {
        try (var file =
                NewsJsonTest.class.getResourceAsStream("/golden/earlier/nl.druif.agreement.published.v1.json")) {
            var terms = JSON.readValue(file, AgreementPublished.class)
                    .versions()
                    .get(0)
                    .terms();

            assertThat(terms.targets()).extracting(Target::segments).containsExactly(List.of());
            assertThat(terms)
                    .extracting(Terms::fee, Terms::remedies, Terms::availabilityTargets, Terms::segments)
                    .containsExactly(Optional.empty(), List.of(), List.of(), Map.of());
        }
    }

    @Test
    void an_agreement_from_before_there_was_a_reach_is_about_its_customers_tickets() throws IOException {
        try (var file =
                NewsJsonTest.class.getResourceAsStream("/golden/earlier/nl.druif.agreement.published.v1.json")) {
            assertThat(JSON.readValue(file, AgreementPublished.class).reaching())
                    .isEqualTo(Reach.to("gemeente-waterland"));
        }
    }

    @Test
    void every_kind_of_news_has_an_example() throws IOException {
        assertThat(news().map(NewsType::of)).containsExactlyInAnyOrder(NewsType.values());
    }

    private static String golden(Announcement announcement) throws IOException {
        var name = "/golden/" + NewsType.of(announcement).type() + ".json";
        try (var file = NewsJsonTest.class.getResourceAsStream(name)) {
            assertThat(file).as("golden JSON %s", name).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private static Terms terms() throws IOException {
        var office = JSON.readValue("""
                {"version": "1", "hours": {"timeZone": "Europe/Amsterdam",
                 "weekly": {"monday": [{"from": "08:00", "to": "18:00"}]},
                 "closed": [{"date": "2026-04-27", "name": "Koningsdag"}]}}""", CalendarVersion.class);
        var target = JSON.readValue("""
                {"id": "resolve-p1", "metric": "TIME_TO_RESOLVE", "duration": "PT4H", "priorities": ["P1"],
                 "segments": ["goud"]}""", Target.class);
        var availability = JSON.readValue("""
                {"id": "beschikbaar", "minimumPercent": 99.9, "window": "MONTH", "measuredIn": "ROUND_THE_CLOCK",
                 "minimumOutage": "PT1M"}""", AvailabilityTarget.class);
        var kpi = JSON.readValue("""
                {"id": "eerste-lijn", "name": "Opgelost in de eerste lijn", "unit": "%", "measuredBy": "meetbureau",
                 "direction": "AT_LEAST", "threshold": 70, "period": "QUARTER", "baseline": 64.5}""", KpiTarget.class);
        var remedy = JSON.readValue("""
                {"id": "krediet", "kind": "SERVICE_CREDIT", "measures": ["beschikbaar"],
                 "tiers": [{"below": 99.9, "percent": 10}, {"below": 99.0, "percent": 30}],
                 "caps": {"perMonth": 25}, "claim": "ON_CLAIM", "claimWithinDays": 30}""", RemedyClause.class);
        var maintenance = JSON.readValue("""
                {"id": "onderhoud", "title": "Gepland onderhoud", "text": "Vijf werkdagen vooraf gemeld.",
                 "parties": ["PROVIDER"]}""", ExclusionClause.class);
        var review = JSON.readValue("""
                {"everyMonths": 12, "triggers": [{"kind": "BREACHES", "limit": 5}, {"kind": "WATERMELON"}],
                 "unsettledAfterDays": 30}""", ReviewClause.class);
        return new Terms(
                Map.of("kantoor", List.of(office)),
                Optional.of("kantoor"),
                Map.of(),
                Map.of(),
                List.of("werkplek"),
                List.of(target),
                List.of(new ExperienceTarget(
                        "calm", Metric.RATING, new BigDecimal("4.0"), 5, List.of(), Optional.empty())),
                Policies.DEFAULT,
                Optional.of(Zone.of("Europe/Amsterdam")),
                List.of(availability),
                List.of(kpi),
                Optional.of(new Fee(Money.of("10000.00", "EUR"), Period.MONTH)),
                List.of(remedy),
                List.of(maintenance),
                Optional.of(review),
                Map.of("goud", List.of("gemeente-waterland")),
                Map.of("werkplek", "zilver"));
    }
}
