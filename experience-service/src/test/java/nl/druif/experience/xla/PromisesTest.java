package nl.druif.experience.xla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;
import org.junit.jupiter.api.Test;

class PromisesTest {
    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    private final TenantId tenant = new TenantId(UUID.randomUUID());

    @Test
    void a_month_begins_and_ends_at_midnight_where_the_agreement_lives() {
        var march = promises(MARCH, "4.0");
        assertThat(march.startsAt()).isEqualTo("2026-02-28T23:00:00Z");
        assertThat(march.endsAt()).isEqualTo("2026-03-31T22:00:00Z");
        assertThat(march.zone().getId()).isEqualTo("Europe/Amsterdam");
    }

    @Test
    void a_target_speaks_of_the_services_of_its_agreement() {
        assertThat(promises(MARCH, "4.0").promises().get(0).services())
                .containsExactlyInAnyOrder("werkplek", "telefonie");
    }

    @Test
    void before_the_agreement_nothing_was_promised() {
        assertThat(promises(YearMonth.of(2025, 12), "4.0").promises()).isEmpty();
    }

    @Test
    void an_amendment_halfway_splits_the_month_between_two_promises() {
        var halfway = Instant.parse("2026-03-14T23:00:00Z");
        var split = Promises.of(
                Waterland.agreement(
                        tenant,
                        2,
                        Waterland.version(tenant, 1, Waterland.NEW_YEAR, Optional.empty(), "4.0"),
                        Waterland.version(tenant, 2, halfway, Optional.empty(), "4.5")),
                MARCH);
        assertThat(split.promises())
                .extracting(promise -> promise.target().minimumAverage().toPlainString() + " until " + promise.endsAt())
                .containsExactly("4.0 until 2026-03-14T23:00:00Z", "4.5 until 2026-03-31T22:00:00Z");
    }

    @Test
    void a_version_for_a_while_gives_way_to_the_one_before_it_when_it_ends() {
        var tenth = Instant.parse("2026-03-09T23:00:00Z");
        var twentieth = Instant.parse("2026-03-19T23:00:00Z");
        var resumed = Promises.of(
                Waterland.agreement(
                        tenant,
                        2,
                        Waterland.version(tenant, 1, Waterland.NEW_YEAR, Optional.empty(), "4.0"),
                        Waterland.version(tenant, 2, tenth, Optional.of(twentieth), "4.5")),
                MARCH);
        assertThat(resumed.promises())
                .extracting(promise -> promise.version() + " until " + promise.endsAt())
                .containsExactly(
                        "1 until 2026-03-09T23:00:00Z", "2 until 2026-03-19T23:00:00Z", "1 until 2026-03-31T22:00:00Z");
    }

    @Test
    void a_version_that_was_over_before_a_later_one_comes_back_with_nothing_between() {
        var ended = Waterland.agreement(
                tenant,
                2,
                Waterland.version(
                        tenant, 1, Waterland.NEW_YEAR, Optional.of(Instant.parse("2026-03-04T23:00:00Z")), "4.0"),
                Waterland.version(tenant, 2, Instant.parse("2026-03-09T23:00:00Z"), Optional.empty(), "4.5"));
        assertThat(Promises.of(ended, MARCH).promises())
                .extracting(promise -> promise.startsAt() + " until " + promise.endsAt())
                .containsExactly(
                        "2026-02-28T23:00:00Z until 2026-03-04T23:00:00Z",
                        "2026-03-09T23:00:00Z until 2026-03-31T22:00:00Z");
    }

    @Test
    void after_its_end_it_promises_nothing() {
        var ended = Waterland.agreement(
                tenant,
                1,
                Waterland.version(
                        tenant, 1, Waterland.NEW_YEAR, Optional.of(Instant.parse("2026-02-28T23:00:00Z")), "4.0"));
        assertThat(Promises.of(ended, MARCH).promises()).isEmpty();
    }

    private Promises promises(YearMonth month, String stars) {
        return Promises.of(
                Waterland.agreement(
                        tenant, 1, Waterland.version(tenant, 1, Waterland.NEW_YEAR, Optional.empty(), stars)),
                month);
    }
}
