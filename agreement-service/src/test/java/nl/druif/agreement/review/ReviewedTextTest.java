package nl.druif.agreement.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.agreement.Agreement;
import nl.druif.agreement.agreement.Draft;
import nl.druif.agreement.agreement.Register;
import nl.druif.agreement.agreement.Signer;
import nl.druif.agreement.settlement.Settlement;
import nl.druif.agreement.settlement.SettlementState;
import nl.druif.agreement.settlement.SettlementText;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.tenancy.TenantId;
import org.junit.jupiter.api.Test;

/** Mail is promised to Waterland and Edam by one agreement, which Waterland signed. */
class ReviewedTextTest {
    private static final Instant FRIDAY = Instant.parse("2026-04-24T08:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T08:00:00Z");
    private static final TenantId TENANT = TenantId.of("00000000-0000-4000-8000-000000000001");
    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000001");

    @Test
    void
            what_is_unsettled_with_any_customer_whom_it_reaches_gives_cause_and_of_others_its_own_customer_hears_nothing() {
        var text = ReviewedText.of(mail(), JUNE, ZoneOffset.UTC).orElseThrow();
        var items = text.unsettled(List.of(open("WATERLAND"), open("EDAM"), open("PURMEREND")), JUNE);
        assertThat(items).extracting(ReviewItem::name).containsExactly("INC-WATERLAND, 1", "INC-EDAM, 1");
        assertThat(items).extracting(ReviewItem::internal).containsExactly(false, true);
        assertThat(items.get(0).figure().orElseThrow()).isEqualByComparingTo("38");
    }

    private static Agreement mail() {
        var draft = read("""
                {"reference": "MAIL", "title": "E-mail", "kind": "SLA", "provider": "DRUIF", "customer": "WATERLAND",
                 "scope": "SERVICE", "appliesTo": {"customers": ["WATERLAND", "EDAM"]}, "validFrom": "2026-04-30T22:00:00Z",
                 "terms": {"services": ["mail"], "timeZone": "Europe/Amsterdam", "experienceTargets": [
                    {"id": "sterren", "metric": "RATING", "minimumAverage": 4.0, "minimumResponses": 5}]}}""", Draft.class);
        return Agreement.draft(ID, TENANT, draft, register(), "anna")
                .propose(register(), FRIDAY)
                .sign(1, Optional.empty(), new Signer("anna", Optional.empty(), Optional.empty()), FRIDAY)
                .next()
                .sign(1, Optional.empty(), new Signer("carel", Optional.empty(), Optional.of("WATERLAND")), FRIDAY)
                .next();
    }

    private static Register register() {
        return read("""
                {"parties": {"DRUIF": {"id": "%1$s", "reference": "DRUIF", "name": "Druif", "kind": "PROVIDER", "revision": 1},
                    "WATERLAND": {"id": "%1$s", "reference": "WATERLAND", "name": "Waterland", "kind": "CUSTOMER", "revision": 1},
                    "EDAM": {"id": "%1$s", "reference": "EDAM", "name": "Edam", "kind": "CUSTOMER", "revision": 1}},
                 "services": {"mail": {"id": "%1$s", "reference": "mail", "name": "E-mail", "levels": [], "revision": 1}},
                 "calendars": {}, "segments": {}, "lineage": {"ancestors": []}}""".formatted(ID), Register.class);
    }

    private static Settlement open(String customer) {
        return new Settlement(
                ID,
                TENANT,
                ID,
                1,
                "INC-" + customer,
                customer,
                Optional.empty(),
                Optional.empty(),
                SettlementState.OPEN,
                read("{\"technical\": {}, \"administrative\": {}, \"financial\": {}}", SettlementText.class),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                FRIDAY,
                Optional.empty(),
                Optional.empty(),
                1,
                1);
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return Json.mapper().readValue(json, type);
        } catch (JsonProcessingException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
