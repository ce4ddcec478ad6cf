package nl.druif.agreement.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.druif.agreement.agreement.Agreement;
import nl.druif.agreement.agreement.Draft;
import nl.druif.agreement.agreement.Lineage;
import nl.druif.agreement.agreement.Register;
import nl.druif.agreement.agreement.Signer;
import nl.druif.agreement.catalogue.OfferedService;
import nl.druif.agreement.catalogue.ServiceLevel;
import nl.druif.agreement.party.Party;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.calendar.OpeningHours;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.problem.Language;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.Fee;
import nl.druif.foundation.terms.Money;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.foundation.terms.Period;

/** Agreements to print, and their pages without a server. */
final class Contracts {
    static final Instant FRIDAY = Instant.parse("2026-04-24T08:00:00Z");
    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final TenantId TENANT = TenantId.of("00000000-0000-4000-8000-000000000001");

    static final String FULL = """
            {"services": ["mail", "telefonie"], "calendar": "kantoor", "timeZone": "Europe/Amsterdam",
             "levels": {"mail": "goud"},
             "sections": {
               "summary": "Druif BV houdt de werkplekken van Waterland in bedrijf.\\nEerst oplossen, dan regelen.",
               "support": {"channels": [{"kind": "telefoon", "address": "020 123 45 67"},
                                        {"kind": "portaal", "address": "https://help.druif.example", "hours": "altijd"}],
                           "outsideHours": "een bandje vertelt hoe een storing met prioriteit 1 wordt gemeld."},
               "baseline": "In 2025 was de gemiddelde oplostijd 6 uur en 12 minuten.",
               "indemnity": "De leverancier vrijwaart de opdrachtgever tegen aanspraken van derden.",
               "clauses": [{"id": "geheim", "title": "Geheimhouding", "text": "Partijen houden vertrouwelijke gegevens geheim."}]},
             "targets": [
               {"id": "reactie", "metric": "TIME_TO_RESPOND", "duration": "PT30M", "priorities": ["1", "2"], "attainmentPercent": 99.5},
               {"id": "oplossen", "metric": "TIME_TO_RESOLVE", "duration": "PT4H", "priorities": ["1"], "attainmentPercent": 95,
                "pausesOn": [{"status": "Wacht op klant", "party": "CUSTOMER"}]},
               {"id": "wens", "metric": "TIME_TO_RESOLVE", "workingDays": 5, "dueAtPoint": "16:00", "requestTypes": ["verzoek"], "services": ["mail"]},
               {"id": "bericht", "metric": "TIME_TO_UPDATE", "duration": "PT1H30M", "updateKind": "CUSTOMER_WAIT"},
               {"id": "lang", "metric": "TIME_TO_RESOLVE", "wallClockDays": 120, "stopsOn": "CLOSED"},
               {"id": "geheim-doel", "metric": "TIME_TO_RESOLVE", "duration": "PT2H", "nature": "OBJECTIVE"}],
             "availabilityTargets": [
               {"id": "mail-altijd", "services": ["mail"], "minimumPercent": 99.9, "window": "MONTH", "measuredIn": "ROUND_THE_CLOCK", "minimumOutage": "PT1M"},
               {"id": "bellen", "services": ["telefonie"], "minimumPercent": 99.5, "window": "QUARTER"}],
             "experienceTargets": [{"id": "sterren", "metric": "RATING", "minimumAverage": 4.0, "minimumResponses": 5, "owner": "Team Werkplek"}],
             "kpis": [{"id": "ftr", "name": "In een keer goed", "unit": "%", "measuredBy": "WATERLAND", "direction": "AT_LEAST", "threshold": 1234.5, "period": "MONTH", "baseline": 71}],
             "exclusionClauses": [{"id": "overmacht", "title": "Overmacht", "text": "Storing door overmacht.", "parties": ["CUSTOMER"]}],
             "fee": {"amount": {"amount": "10000.00", "currency": "EUR"}, "per": "MONTH"},
             "remedies": [{"id": "krediet", "kind": "SERVICE_CREDIT", "measures": ["mail-altijd"],
                "tiers": [{"below": 99.9, "percent": 10}, {"below": 99.0, "percent": 30}, {"below": 95, "percent": 100}],
                "caps": {"perMonth": 25}, "claim": "ON_CLAIM", "claimWithinDays": 30}],
             "review": {"everyMonths": 6, "triggers": [{"kind": "BREACHES", "limit": 3}, {"kind": "WATERMELON"}, {"kind": "CONTRACT_END", "limit": 90}], "unsettledAfterDays": 60}}""";

    private Contracts() {}

    static Agreement drafted(String title, String terms) {
        return drafted(title, terms, "{}");
    }

    /** @param more the head's own parts, as JSON */
    static Agreement drafted(String title, String terms, String more) {
        return Agreement.draft(ID, TENANT, draft(title, terms, more), register(), "bram");
    }

    static Agreement signed(String title, String terms) {
        return signed(drafted(title, terms));
    }

    static Agreement signed(Agreement drafted) {
        return drafted.propose(register(), FRIDAY)
                .sign(
                        1,
                        Optional.empty(),
                        new Signer("00000000-0000-4000-8000-00000000000a", Optional.empty(), Optional.empty()),
                        FRIDAY)
                .next()
                .sign(
                        1,
                        Optional.empty(),
                        new Signer("00000000-0000-4000-8000-00000000000c", Optional.empty(), Optional.of("WATERLAND")),
                        FRIDAY)
                .next();
    }

    static Contract contract(Agreement agreement, Language language) {
        return ContractWriter.write(agreement, agreement.last().withoutObjectives(), language);
    }

    /** So many clauses of the parties' own. */
    static String clauses(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> """
                        {"id": "c%d", "title": "Bepaling %d", "text": "%s"}""".formatted(
                                i,
                                i,
                                "Dit is wat partijen hierover afspreken, met zoveel woorden als nodig zijn. "
                                        .repeat(1 + i % 7)))
                .collect(Collectors.joining(",", """
                        {"calendar": "kantoor", "targets": [{"id": "oplossen", "metric": "TIME_TO_RESOLVE", "duration": "PT4H"}],
                         "sections": {"clauses": [""", "]}}"));
    }

    static String page(Contract contract) {
        return Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .build()
                .parse(template(), Variant.forContentType(Variant.TEXT_HTML))
                .data("contract", contract)
                .data("nonce", "")
                .render();
    }

    private static String template() {
        try (var template = Contracts.class.getResourceAsStream("/templates/contract-page.html")) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Draft draft(String title, String terms, String more) {
        try {
            var json = (ObjectNode) Json.mapper().readTree(more);
            json.put("reference", "SLA-1")
                    .put("title", title)
                    .put("kind", "SLA")
                    .put("provider", "DRUIF")
                    .put("customer", "WATERLAND")
                    .put("validFrom", "2026-04-30T22:00:00Z")
                    .set("terms", Json.mapper().readTree(terms));
            return Json.mapper().treeToValue(json, Draft.class);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }

    private static Register register() {
        return new Register(
                Map.of(
                        "DRUIF", new Party(ID, "DRUIF", "Druif BV", PartyRole.PROVIDER, Optional.empty(), 1),
                        "WATERLAND",
                                new Party(
                                        ID,
                                        "WATERLAND",
                                        "Gemeente Waterland",
                                        PartyRole.CUSTOMER,
                                        Optional.empty(),
                                        1)),
                Map.of("mail", service("mail", "E-mail"), "telefonie", service("telefonie", "Telefonie")),
                Map.of("kantoor", List.of(hours())),
                Map.of("zorg", List.of("PURMEREND", "WATERLAND"), "onderwijs", List.of("PURMEREND")),
                new Lineage(List.of()));
    }

    private static OfferedService service(String reference, String name) {
        return new OfferedService(
                ID,
                reference,
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new ServiceLevel(
                        "goud",
                        "Goud",
                        Optional.empty(),
                        Optional.of(new Fee(Money.of("250.00", "EUR"), Period.MONTH)))),
                1);
    }

    private static CalendarVersion hours() {
        try {
            var hours = Json.mapper().readValue("""
                    {"timeZone": "Europe/Amsterdam", "weekly": {
                        "monday": [{"from": "08:00", "to": "12:00"}, {"from": "13:00", "to": "18:00"}],
                        "tuesday": [{"from": "08:00", "to": "18:00"}], "wednesday": [{"from": "08:00", "to": "18:00"}],
                        "thursday": [{"from": "08:00", "to": "18:00"}], "friday": [{"from": "08:00", "to": "18:00"}]},
                     "holidays": {"country": "NL"},
                     "closed": [{"date": "2026-12-24", "from": "16:00", "name": "Kerstavond"}],
                     "extraOpenings": [{"date": "2026-11-21", "from": "10:00", "to": "14:00"}]}""", OpeningHours.class);
            return new CalendarVersion("1", Optional.empty(), Optional.empty(), hours);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }
}
