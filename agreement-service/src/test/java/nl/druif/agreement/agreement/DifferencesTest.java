package nl.druif.agreement.agreement;

import static nl.druif.agreement.agreement.Waterland.FRIDAY;
import static nl.druif.agreement.agreement.Waterland.JULY;
import static nl.druif.agreement.agreement.Waterland.amendment;
import static nl.druif.agreement.agreement.Waterland.covering;
import static nl.druif.agreement.agreement.Waterland.objectiveOf;
import static nl.druif.agreement.agreement.Waterland.register;
import static nl.druif.agreement.agreement.Waterland.signed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.druif.foundation.problem.Language;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    private static Differences between(Agreement agreement, int from, int to, Language language) {
        return Differences.of(agreement.version(from), agreement.version(to).orElseThrow(), language);
    }

    private static Agreement twoHoursFromJuly() {
        return signed().amend(amendment(JULY, 2), register(), "anna", FRIDAY);
    }

    private static List<String> told(Differences differences) {
        return differences.items().stream()
                .map(item -> item.kind() + " " + item.clause())
                .toList();
    }

    @Test
    void there_are_none_between_a_text_and_itself() {
        assertThat(between(signed(), 1, 1, Language.NL).items()).isEmpty();
    }

    @Test
    void what_changed_is_told_by_clause_with_pointers_and_in_words() {
        var differences = between(twoHoursFromJuly(), 1, 2, Language.NL);
        assertThat(told(differences)).containsExactly("CHANGED validFrom", "CHANGED targets/oplossen");
        var changed = differences.items().get(1);
        assertThat(changed.parts())
                .containsExactly(new Differences.Part("/duration", Optional.of("PT4H"), Optional.of("PT2H")));
        assertThat(changed.words()).isEqualTo("Norm oplossen: tijd van 4 u naar 2 u.");
        assertThat(between(twoHoursFromJuly(), 1, 2, Language.EN).items().get(1).words())
                .isEqualTo("Target oplossen: time from 4 h to 2 h.");
    }

    @Test
    void the_other_way_round_they_are_the_other_way_round() {
        assertThat(between(twoHoursFromJuly(), 2, 1, Language.NL).items().get(1).words())
                .isEqualTo("Norm oplossen: tijd van 2 u naar 4 u.");
    }

    @Test
    void clauses_come_and_go() {
        var wider = new Amendment(
                JULY, Optional.empty(), covering(List.of("mail", "telefonie"), objectiveOf(2, "kantoor")));
        var differences = between(signed().amend(wider, register(), "anna", FRIDAY), 1, 2, Language.NL);
        assertThat(told(differences))
                .containsExactly(
                        "CHANGED validFrom", "CHANGED services", "ADDED targets/intern", "REMOVED targets/oplossen");
        assertThat(differences.items().get(1).words()).isEqualTo("Diensten: van mail naar mail, telefonie.");
        assertThat(differences.items().get(3).words()).isEqualTo("Norm oplossen is vervallen.");
    }

    @Test
    void hours_that_are_fixed_with_a_version_are_part_of_it() {
        var longer = new Register(
                register().parties(),
                register().services(),
                Map.of("kantoor", List.of(Waterland.hours("1"), Waterland.hours("2"))),
                Map.of(),
                Lineage.NONE);
        var amended = signed().amend(amendment(JULY, 4), longer, "anna", FRIDAY);
        assertThat(told(between(amended, 1, 2, Language.NL)))
                .containsExactly("CHANGED validFrom", "CHANGED calendars/kantoor");
    }

    @Test
    void of_the_first_version_everything_is_new() {
        var first = Differences.of(Optional.empty(), signed().last(), Language.NL);
        assertThat(first.from()).isEmpty();
        assertThat(first.items()).extracting(Differences.Difference::kind).containsOnly(Differences.Kind.ADDED);
    }

    @Test
    void a_version_takes_the_place_of_the_last_that_was_signed() {
        var again = signed().amend(amendment(JULY, 2), register(), "anna", FRIDAY)
                .withdraw(Audience.IN_HOUSE)
                .amend(amendment(JULY, 3), register(), "anna", FRIDAY);
        assertThat(again.before(3).orElseThrow().number()).isEqualTo(1);
        assertThat(again.before(1)).isEmpty();
    }
}
