package nl.druif.agreement.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.problem.Refusal;
import org.junit.jupiter.api.Test;

/** A survey agency measures how many are helped at the first line. */
class TellingsTest {
    private static final UUID AGREEMENT = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final Instant JUNE_2 = Instant.parse("2026-06-02T09:00:00Z");
    private static final Instant JUNE_9 = Instant.parse("2026-06-09T09:00:00Z");
    private static final Instant LATER = Instant.parse("2026-08-01T09:00:00Z");

    private static final FigureName MAY = new FigureName(AGREEMENT, "eerste-lijn", KpiPeriod.fromString("2026-05"));

    @Test
    void nothing_told_is_no_figure() {
        assertThat(figure(LATER)).isEmpty();
    }

    @Test
    void of_one_measurement_the_highest_revision_counts_in_whatever_order_they_came() {
        var first = told("m1", 1, "71", "2026-05-31T10:00:00Z", JUNE_2);
        var corrected = told("m1", 2, "69", "2026-05-31T10:00:00Z", JUNE_9);
        assertThat(figure(LATER, first, corrected)).contains("69");
        assertThat(figure(LATER, corrected, first)).contains("69");
    }

    @Test
    void what_was_known_before_the_correction_is_still_known_to_have_been_known() {
        var first = told("m1", 1, "71", "2026-05-31T10:00:00Z", JUNE_2);
        var corrected = told("m1", 2, "69", "2026-05-31T10:00:00Z", JUNE_9);
        assertThat(figure(JUNE_2, first, corrected)).contains("71");
        assertThat(figure(JUNE_2.minusMillis(1), first, corrected)).isEmpty();
    }

    @Test
    void of_several_measurements_of_a_period_the_one_measured_last_is_its_figure_whoever_told_it_last() {
        var late = told("m2", 1, "73", "2026-05-31T10:00:00Z", JUNE_2);
        var early = told("m1", 1, "68", "2026-05-15T10:00:00Z", JUNE_9);
        assertThat(figure(LATER, late, early)).contains("73");
    }

    @Test
    void a_correction_can_move_a_measurement_to_the_period_that_it_was_about() {
        var wrongMonth = told("m1", 1, "71", "2026-06-01T10:00:00Z", JUNE_2);
        var april = new Measurement(
                UUID.randomUUID(),
                reported("m1", 2, "71", "2026-06-01T10:00:00Z", "2026-04"),
                false,
                JUNE_9,
                Optional.empty());
        assertThat(figure(LATER, wrongMonth, april)).isEmpty();
        assertThat(new Tellings(List.of(wrongMonth, april))
                        .figure(new FigureName(AGREEMENT, "eerste-lijn", KpiPeriod.fromString("2026-04")), LATER))
                .contains(april);
    }

    @Test
    void the_same_told_twice_is_known_also_with_another_number_of_noughts() {
        var tellings = new Tellings(List.of(told("m1", 1, "71.50", "2026-05-31T10:00:00Z", JUNE_2)));
        assertThat(tellings.known(reported("m1", 1, "71.5", "2026-05-31T10:00:00Z", "2026-05")))
                .isPresent();
        assertThat(tellings.known(reported("m2", 1, "71.5", "2026-05-31T10:00:00Z", "2026-05")))
                .isEmpty();
        assertThat(tellings.known(reported("m1", 2, "80", "2026-05-31T10:00:00Z", "2026-05")))
                .isEmpty();
    }

    @Test
    void another_agreement_has_figures_and_names_of_its_own() {
        var ours = told("m1", 1, "71", "2026-05-31T10:00:00Z", JUNE_2);
        var elsewhere = new FigureName(UUID.randomUUID(), "eerste-lijn", MAY.period());
        assertThat(new Tellings(List.of(ours)).figure(elsewhere, LATER)).isEmpty();
        assertThat(new Tellings(List.of(ours)).count(elsewhere)).isZero();
        assertThat(new Tellings(List.of(ours)).count(MAY)).isEqualTo(1);
    }

    @Test
    void another_content_under_the_same_revision_is_refused() {
        var tellings = new Tellings(List.of(told("m1", 1, "71", "2026-05-31T10:00:00Z", JUNE_2)));
        assertThatThrownBy(() -> tellings.known(reported("m1", 1, "72", "2026-05-31T10:00:00Z", "2026-05")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("it says something else");
    }

    private static Optional<String> figure(Instant knownAt, Measurement... told) {
        return new Tellings(List.of(told))
                .figure(MAY, knownAt)
                .map(counting -> counting.reported().value().toString());
    }

    private static Measurement told(String id, int revision, String value, String measuredAt, Instant recordedAt) {
        return new Measurement(
                Uuid7.at(recordedAt),
                reported(id, revision, value, measuredAt, "2026-05"),
                false,
                recordedAt,
                Optional.empty());
    }

    private static ReportedMeasurement reported(
            String id, int revision, String value, String measuredAt, String period) {
        return new ReportedMeasurement(
                "meetbureau",
                id,
                revision,
                AGREEMENT,
                "eerste-lijn",
                KpiPeriod.fromString(period),
                Decimal.of(value),
                Instant.parse(measuredAt),
                List.of());
    }
}
