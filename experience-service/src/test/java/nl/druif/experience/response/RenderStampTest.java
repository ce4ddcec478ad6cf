package nl.druif.experience.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.druif.experience.invitation.SurveyLink;
import nl.druif.foundation.link.LinkKey;
import nl.druif.foundation.link.LinkKeys;
import nl.druif.foundation.tenancy.TenantId;
import org.junit.jupiter.api.Test;

class RenderStampTest {
    private static final Instant FRIDAY = Instant.parse("2026-04-24T15:00:00Z");

    private final LinkKeys keys = new LinkKeys(
            LinkKey.of("a key of thirty-two bytes, at least".getBytes(StandardCharsets.UTF_8)), Optional.empty());
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final SurveyLink link = SurveyLink.fresh(tenant, keys);
    private final RenderStamp stamp = RenderStamp.of(link, keys, FRIDAY);

    @Test
    void says_when_the_page_was_rendered() {
        assertThat(RenderStamp.read(stamp.text(), link, keys, FRIDAY.plusSeconds(30)))
                .contains(stamp);
    }

    @Test
    void is_good_for_one_survey() {
        assertThat(RenderStamp.read(stamp.text(), SurveyLink.fresh(tenant, keys), keys, FRIDAY))
                .isEmpty();
    }

    @Test
    void is_good_for_a_day() {
        var tomorrow = FRIDAY.plus(Duration.ofDays(1));
        assertThat(RenderStamp.read(stamp.text(), link, keys, tomorrow.minusMillis(1)))
                .isPresent();
        assertThat(RenderStamp.read(stamp.text(), link, keys, tomorrow)).isEmpty();
    }

    @Test
    void cannot_be_made_older_than_it_is() {
        var older = stamp.text()
                .replace(Long.toString(FRIDAY.toEpochMilli()), Long.toString(FRIDAY.toEpochMilli() - 5_000));
        assertThat(RenderStamp.read(older, link, keys, FRIDAY)).isEmpty();
    }

    @Test
    void knows_that_nobody_reads_and_presses_within_a_second() {
        assertThat(stamp.isFasterThanPeople(FRIDAY.plusMillis(999))).isTrue();
        assertThat(stamp.isFasterThanPeople(FRIDAY.plusMillis(1_000))).isFalse();
    }
}
