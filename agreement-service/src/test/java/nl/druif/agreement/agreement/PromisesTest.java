package nl.druif.agreement.agreement;

import static nl.druif.agreement.agreement.Waterland.ANNA;
import static nl.druif.agreement.agreement.Waterland.CAREL;
import static nl.druif.agreement.agreement.Waterland.FRIDAY;
import static nl.druif.agreement.agreement.Waterland.draft;
import static nl.druif.agreement.agreement.Waterland.drafted;
import static nl.druif.agreement.agreement.Waterland.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.problem.Faulty;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Texts that promise more than times: availability, figures, levels, remedies, and all of it to segments. */
class PromisesTest {
    private static final String FEE = """
            "fee": {"amount": {"amount": "10000.00", "currency": "EUR"}, "per": "MONTH"}""";
    private static final String GOLD = """
            "targets": [{"id": "goud", "metric": "TIME_TO_RESOLVE", "duration": "PT4H", "segments": ["goud"]}]""";

    private static Wording text(String... parts) {
        try {
            return Json.mapper()
                    .readValue(
                            "{\"services\": [\"mail\"], \"calendar\": \"kantoor\", " + String.join(", ", parts) + "}",
                            Wording.class);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }

    private static List<String> faultsOf(String... parts) {
        return catchThrowableOfType(Faulty.class, () -> drafted(draft(text(parts)))).faults().stream()
                .map(fault -> fault.code() + " " + fault.pointer())
                .toList();
    }

    private static Agreement signed(Wording text) {
        return drafted(draft(text))
                .propose(register(), FRIDAY)
                .sign(1, Optional.empty(), ANNA, FRIDAY)
                .next()
                .sign(1, Optional.empty(), CAREL, FRIDAY)
                .next();
    }

    @Nested
    class a_draft {
        @Test
        void names_segments_levels_and_measuring_parties_that_there_are() {
            assertThat(faultsOf(GOLD.replace("[\"goud\"]", "[\"goud\", \"platina\"]"), """
                            "levels": {"mail": "zilver", "telefonie": "goud", "fax": "goud"},
                             "kpis": [{"id": "k", "name": "Eerste lijn", "unit": "%", "measuredBy": "BUREAU",
                                       "direction": "AT_LEAST", "threshold": 70, "period": "MONTH"}]"""))
                    .containsExactlyInAnyOrder(
                            "UNKNOWN_SERVICE /terms/levels/fax",
                            "SERVICE_NOT_COVERED /terms/levels/fax",
                            "SERVICE_NOT_COVERED /terms/levels/telefonie",
                            "UNKNOWN_LEVEL /terms/levels/mail",
                            "UNKNOWN_PARTY /terms/kpis/0/measuredBy",
                            "UNKNOWN_SEGMENT /terms/targets/0/segments/1");
        }

        @Test
        void is_paid_in_the_currency_of_its_levels() {
            assertThat(faultsOf(FEE.replace("EUR", "USD"), "\"levels\": {\"mail\": \"goud\"}"))
                    .containsExactly("CURRENCIES_DIFFER /terms/levels/mail");
            assertThat(drafted(draft(text(FEE, "\"levels\": {\"mail\": \"goud\"}")))
                            .last()
                            .terms()
                            .levels())
                    .isEqualTo(Map.of("mail", "goud"));
        }

        @Test
        void sets_no_objective_below_its_commitment() {
            assertThat(faultsOf("""
                            "targets": [{"id": "p1", "metric": "TIME_TO_RESOLVE", "duration": "PT4H"},
                              {"id": "p1-intern", "metric": "TIME_TO_RESOLVE", "duration": "PT5H", "nature": "OBJECTIVE"}]""")).containsExactly("OBJECTIVE_LAXER_THAN_COMMITMENT /terms/targets/1");
        }

        @Test
        void refuses_remedies_that_do_not_fit_what_is_promised() {
            assertThat(faultsOf("""
                            "remedies": [{"id": "k", "kind": "SERVICE_CREDIT", "measures": ["beschikbaar"],
                                          "tiers": [{"below": 99.9, "percent": 10}]}]"""))
                    .containsExactly(
                            "UNKNOWN_TARGET /terms/remedies/0/measures/0", "FEE_NEEDED /terms/remedies/0/kind");
        }

        @Test
        void refuses_a_cap_that_allows_more_than_a_wider_one() {
            assertThat(faultsOf(FEE, credit("MONTH", "\"perEvent\": 30, \"perMonth\": 25, \"perYear\": 2")))
                    .containsExactly(
                            "CAP_BEYOND_WIDER_CAP /terms/remedies/0/caps/perEvent",
                            "CAP_BEYOND_WIDER_CAP /terms/remedies/0/caps/perMonth");
            assertThat(faultsOf(FEE, credit("MONTH", "\"perEvent\": 25, \"perYear\": 2")))
                    .containsExactly("CAP_BEYOND_WIDER_CAP /terms/remedies/0/caps/perEvent");
        }

        @Test
        void may_cap_an_event_of_a_quarter_by_more_than_one_month_and_a_month_by_more_than_a_twelfth_of_the_year() {
            drafted(draft(text(FEE, credit("QUARTER", "\"perEvent\": 75, \"perMonth\": 25, \"perYear\": 3"))));
        }

        private static String credit(String window, String caps) {
            return """
                    "availabilityTargets": [{"id": "b", "minimumPercent": 99.9, "window": "%s"}],
                    "remedies": [{"id": "k", "kind": "SERVICE_CREDIT", "measures": ["b"],
                        "tiers": [{"below": 99.9, "percent": 10}], "caps": {%s}}]""".formatted(window, caps);
        }

        @Test
        void of_availability_alone_is_a_promise_too() {
            var proposed = drafted(
                            draft(
                                    text(
                                            "\"availabilityTargets\": [{\"id\": \"b\", \"minimumPercent\": 99.9, \"window\": \"MONTH\"}]")))
                    .propose(register(), FRIDAY);

            assertThat(proposed.last().calendars()).containsOnlyKeys("kantoor");
        }
    }

    @Nested
    class a_segment {
        @Test
        void is_fixed_with_the_customers_that_are_in_it_when_it_is_proposed() {
            var proposed = drafted(draft(text(GOLD))).propose(register(), FRIDAY);

            assertThat(proposed.last().segments()).isEqualTo(Map.of("goud", List.of("EDAM", "WATERLAND")));
        }

        @Test
        void is_known_of_a_draft_that_names_another_which_is_gone() {
            var register = register();
            var before = new Register(
                    register.parties(),
                    register.services(),
                    register.calendars(),
                    Map.of("goud", List.of("WATERLAND"), "platina", List.of()),
                    register.lineage());
            var draft = Agreement.draft(
                    UUID.randomUUID(),
                    Waterland.TENANT,
                    draft(text(GOLD.replace("[\"goud\"]", "[\"goud\", \"platina\"]"))),
                    before,
                    "anna");

            assertThat(draft.foreseen(register, FRIDAY).last().segments())
                    .isEqualTo(Map.of("goud", List.of("EDAM", "WATERLAND")));
        }

        @Test
        void is_told_with_the_agreement() {
            var published = Publication.of(signed(text(GOLD)), FRIDAY);

            assertThat(published.versions().get(0).terms().segmentsOf("EDAM")).containsExactly("goud");
        }

        @Test
        void shows_a_customer_nobody_but_himself() {
            var seen = new Audience(Optional.of("WATERLAND")).view(signed(text(GOLD)));

            assertThat(seen.last().segments()).isEqualTo(Map.of("goud", List.of("WATERLAND")));
        }

        @Test
        void that_only_an_objective_names_is_not_there_for_a_customer() {
            var seen = new Audience(Optional.of("WATERLAND"))
                    .view(signed(text(GOLD.replace("\"id\"", "\"nature\": \"OBJECTIVE\", \"id\""))));

            assertThat(seen.last().segments()).isEmpty();
            assertThat(seen.last().terms().targets()).isEmpty();
        }
    }
}
