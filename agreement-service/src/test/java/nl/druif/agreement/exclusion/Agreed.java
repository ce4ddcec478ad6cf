package nl.druif.agreement.exclusion;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.agreement.Agreement;
import nl.druif.agreement.agreement.Amendment;
import nl.druif.agreement.agreement.Draft;
import nl.druif.agreement.agreement.Notice;
import nl.druif.agreement.agreement.Register;
import nl.druif.agreement.agreement.Signer;
import nl.druif.agreement.agreement.Wording;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.PartyRole;

/** What Druif and Waterland agreed on for mail: force majeure does not count, from May; from July maintenance neither. */
final class Agreed {
    static final Instant FRIDAY = Instant.parse("2026-04-24T08:00:00Z");
    static final Instant MAY = Instant.parse("2026-04-30T22:00:00Z");
    static final Instant JULY = Instant.parse("2026-06-30T22:00:00Z");
    static final Instant OCTOBER = Instant.parse("2026-09-30T22:00:00Z");
    static final Signer ANNA = new Signer("anna", Optional.empty(), Optional.empty());
    static final Signer CAREL = new Signer("carel", Optional.empty(), Optional.of("WATERLAND"));

    private static final TenantId TENANT = TenantId.of("00000000-0000-4000-8000-000000000001");
    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final String FORCE_MAJEURE = """
            {"id": "overmacht", "title": "Overmacht", "text": "Wat niemand kon voorzien", "parties": ["SUPPLIER", "CUSTOMER"]}""";
    private static final String MAINTENANCE = """
            {"id": "onderhoud", "title": "Onderhoud", "text": "Aangekondigd onderhoud"}""";

    private Agreed() {}

    /** Until October: then it ends. */
    static Agreement agreement() {
        return amended(FORCE_MAJEURE, FORCE_MAJEURE + "," + MAINTENANCE)
                .terminate(new Notice(OCTOBER, Optional.empty()), "anna", FRIDAY)
                .next();
    }

    private static Agreement amended(String clauses, String clausesFromJuly) {
        var draft = read("""
                {"reference": "SLA-1", "title": "Werkplek", "kind": "SLA", "provider": "DRUIF", "customer": "WATERLAND",
                 "validFrom": "%s", "terms": %s}""".formatted(MAY, terms(clauses)), Draft.class);
        var signed =
                bothSign(Agreement.draft(ID, TENANT, draft, register(), "anna").propose(register(), FRIDAY), 1);
        return bothSign(
                signed.amend(
                        new Amendment(JULY, Optional.empty(), wording(clausesFromJuly)), register(), "anna", FRIDAY),
                2);
    }

    private static Agreement bothSign(Agreement agreement, int version) {
        return agreement
                .sign(version, Optional.empty(), ANNA, FRIDAY)
                .next()
                .sign(version, Optional.empty(), CAREL, FRIDAY)
                .next();
    }

    private static Wording wording(String clauses) {
        return read(terms(clauses), Wording.class);
    }

    private static String terms(String clauses) {
        return """
                {"services": ["mail"], "exclusionClauses": [%s], "experienceTargets": [
                    {"id": "sterren", "metric": "RATING", "minimumAverage": 4.0, "minimumResponses": 5}]}""".formatted(clauses);
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return Json.mapper().readValue(json, type);
        } catch (JsonProcessingException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private static Register register() {
        return read("""
                {"parties": {"DRUIF": {"id": "%1$s", "reference": "DRUIF", "name": "Druif", "kind": "PROVIDER", "revision": 1},
                    "WATERLAND": {"id": "%1$s", "reference": "WATERLAND", "name": "Waterland", "kind": "CUSTOMER", "revision": 1}},
                 "services": {"mail": {"id": "%1$s", "reference": "mail", "name": "E-mail", "levels": [], "revision": 1}},
                 "calendars": {}, "segments": {}, "lineage": {"ancestors": []}}""".formatted(ID), Register.class);
    }

    static ExclusionProposal proposal(String clause, Instant from, Instant until) {
        return proposal(clause, from, until, PartyRole.SUPPLIER, "mail");
    }

    static ExclusionProposal proposal(String clause, Instant from, Instant until, PartyRole party, String... services) {
        return new ExclusionProposal(
                ID, from, until, List.of(services), clause, "Stroomstoring in de wijk", party, List.of());
    }
}
