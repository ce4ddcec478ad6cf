package nl.druif.agreement.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.problem.Faulty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClausesTest {
    private static final String WHOLE = """
            {"services": ["mail", "netwerk"], "calendar": "kantoor", "timeZone": "Europe/Amsterdam",
             "serviceCalendars": {"mail": "nacht"}, "teamCalendars": {"desk/1": "nacht"}, "levels": {"mail": "goud"},
             "targets": [{"id": "p1", "metric": "TIME_TO_RESOLVE", "duration": "PT4H"},
                         {"id": "p1/intern", "metric": "TIME_TO_RESOLVE", "duration": "PT3H", "nature": "OBJECTIVE"}],
             "experienceTargets": [{"id": "sterren", "metric": "RATING", "minimumAverage": 4, "minimumResponses": 5}],
             "availabilityTargets": [{"id": "beschikbaar", "minimumPercent": 99.9, "window": "MONTH"},
                                     {"id": "strenger", "minimumPercent": 99.95, "window": "MONTH", "nature": "OBJECTIVE"}],
             "kpis": [{"id": "eerste-lijn", "name": "Eerste lijn", "unit": "%", "measuredBy": "BUREAU",
                       "direction": "AT_LEAST", "threshold": 70, "period": "MONTH"},
                      {"id": "hoger", "name": "Eerste lijn", "unit": "%", "measuredBy": "BUREAU",
                       "direction": "AT_LEAST", "threshold": 80, "period": "MONTH", "nature": "OBJECTIVE"}],
             "fee": {"amount": {"amount": "10000.00", "currency": "EUR"}, "per": "MONTH"},
             "remedies": [{"id": "krediet", "kind": "SERVICE_CREDIT", "measures": ["beschikbaar"],
                           "tiers": [{"below": 99.9, "percent": 10}]}],
             "exclusionClauses": [{"id": "overmacht", "title": "Overmacht", "text": "Wat niemand kon voorzien."}],
             "review": {"everyMonths": 12},
             "sections": {"summary": "Werkplekken.", "baseline": "Gemeten in 2025.", "indemnity": "Ieder voor zich.",
                          "support": {"channels": [{"kind": "telefoon", "address": "+31 20 555 0100"}]},
                          "clauses": [{"id": "geheim", "title": "Geheimhouding", "text": "Niets aan derden."}]}}""";

    private static Wording wording(String text) {
        try {
            return Json.mapper().readValue(text, Wording.class);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/targets/1/nature", "/availabilityTargets/1/nature", "/kpis/1/nature"})
    void hold_no_courtesy_which_is_what_nobody_agreed_on(String pointer) {
        var courteous = WHOLE.replace("\"nature\": \"OBJECTIVE\"", "\"nature\": \"COURTESY\"");
        assertThatThrownBy(() -> Json.mapper().readValue(courteous, Wording.class))
                .rootCause()
                .isInstanceOfSatisfying(
                        Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .extracting(fault -> fault.pointer() + " " + fault.code())
                                .contains(pointer + " COURTESY_IS_NO_PROMISE"));
    }

    @Test
    void stand_in_the_order_of_a_contract_each_under_a_name_that_stays() {
        assertThat(Clauses.of(wording(WHOLE)))
                .extracting(clause -> clause.id().text())
                .containsExactly(
                        "sections/summary",
                        "services",
                        "levels/mail",
                        "timeZone",
                        "calendar",
                        "serviceCalendars/mail",
                        "teamCalendars/desk/1",
                        "sections/support",
                        "targets/p1",
                        "targets/p1/intern",
                        "availabilityTargets/beschikbaar",
                        "availabilityTargets/strenger",
                        "experienceTargets/sterren",
                        "kpis/eerste-lijn",
                        "kpis/hoger",
                        "policies",
                        "sections/baseline",
                        "exclusionClauses/overmacht",
                        "fee",
                        "remedies/krediet",
                        "sections/indemnity",
                        "review",
                        "sections/clauses/geheim");
    }

    @Test
    void of_internal_objectives_are_not_there_for_a_customer() {
        assertThat(Clauses.of(wording(WHOLE).withoutObjectives()))
                .extracting(clause -> clause.id().text())
                .doesNotContain(
                        "targets/p1/intern", "availabilityTargets/strenger", "kpis/hoger", "teamCalendars/desk/1")
                .contains("targets/p1", "availabilityTargets/beschikbaar", "kpis/eerste-lijn", "remedies/krediet");
    }

    @Test
    void of_a_text_from_before_there_were_fees_are_its_targets_and_policies() throws Exception {
        var old = wording("""
                {"services": [], "calendar": "kantoor", "serviceCalendars": {}, "teamCalendars": {},
                 "targets": [{"id": "p1", "metric": "TIME_TO_RESOLVE", "duration": "PT4H"}], "experienceTargets": [],
                 "policies": {"onPriorityChange": "KEEP_START", "onReopen": "CONTINUE", "onNewVersion": "PIN",
                              "strictPause": false}}""");

        assertThat(Clauses.of(old))
                .extracting(clause -> clause.id().text())
                .containsExactly("calendar", "targets/p1", "policies");
        assertThat(Json.mapper().readValue(Json.mapper().writeValueAsString(old), Wording.class))
                .isEqualTo(old);
    }

    @Test
    void what_was_written_is_read_again_and_written_the_same() throws Exception {
        var written = Json.mapper().writeValueAsString(wording(WHOLE));

        assertThat(wording(written)).isEqualTo(wording(WHOLE));
        assertThat(Json.mapper().writeValueAsString(wording(written))).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"target/p1", "targets", "fee/1", "sections", "sections/clauses", "", "policies "})
    void are_called_nothing_else(String text) {
        assertThatThrownBy(() -> new ClauseId(text)).isInstanceOf(Faulty.class);
    }
}
