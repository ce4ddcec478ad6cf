package nl.druif.experience.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.link.LinkKey;
import nl.druif.foundation.link.LinkKeys;
import nl.druif.foundation.tenancy.TenantId;
import org.junit.jupiter.api.Test;

class SurveyLinkTest {
    private static final LinkKey LAST_YEARS = key("last year's key, thirty-two bytes");
    private static final LinkKey THIS_YEARS = key("this year's key, thirty-two bytes");
    private static final LinkKeys KEYS = new LinkKeys(THIS_YEARS, Optional.of(LAST_YEARS));

    private final TenantId tenant = new TenantId(UUID.fromString("0199aaaa-0000-7000-8000-000000000001"));
    private final SurveyLink link = SurveyLink.fresh(tenant, KEYS);

    @Test
    void what_we_signed_can_be_read() {
        assertThat(SurveyLink.read(link.text(), KEYS)).contains(link);
    }

    @Test
    void it_has_four_parts_in_the_alphabet_of_urls() {
        assertThat(link.text()).matches("v1\\.[\\w-]{8}\\.[\\w-]{43}\\.[\\w-]{43}");
    }

    @Test
    void any_other_character_anywhere_makes_it_unknown() {
        for (int i = 0; i < link.text().length(); i++) {
            for (char other : new char[] {'A', 'B', 'x', '-', '_', '.', '0', '1', '2', '~'}) {
                var tampered = link.text().substring(0, i) + other + link.text().substring(i + 1);
                if (!tampered.equals(link.text())) {
                    assertThat(SurveyLink.read(tampered, KEYS)).as(tampered).isEmpty();
                }
            }
        }
    }

    @Test
    void nothing_and_nonsense_are_unknown() {
        for (var text :
                new String[] {"", ".", "...", "v1...", "v2" + link.text().substring(2), link.text() + "A", "é"}) {
            assertThat(SurveyLink.read(text, KEYS)).as(text).isEmpty();
        }
    }

    @Test
    void links_of_the_key_before_are_good_until_it_goes() {
        var old = SurveyLink.fresh(tenant, new LinkKeys(LAST_YEARS, Optional.empty()));
        assertThat(SurveyLink.read(old.text(), KEYS)).contains(old);
        assertThat(SurveyLink.read(old.text(), new LinkKeys(THIS_YEARS, Optional.empty())))
                .isEmpty();
    }

    @Test
    void the_tenant_cannot_be_read_from_it_without_the_key() {
        var opaque = Base64.getUrlDecoder().decode(link.text().split("\\.")[2]);
        var id = new byte[16];
        var plain = java.nio.ByteBuffer.wrap(id)
                .putLong(tenant.value().getMostSignificantBits())
                .putLong(tenant.value().getLeastSignificantBits());
        assertThat(opaque).hasSize(32);
        assertThat(new String(opaque, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(plain.array(), StandardCharsets.ISO_8859_1));
    }

    @Test
    void two_links_of_one_tenant_have_nothing_in_common() {
        var other = SurveyLink.fresh(tenant, KEYS);
        assertThat(other.digest()).isNotEqualTo(link.digest());
        assertThat(other.text().substring(12, 55)).isNotEqualTo(link.text().substring(12, 55));
    }

    @Test
    void a_short_key_is_no_key() {
        assertThatThrownBy(() -> key("short")).hasMessageContaining("at least 32 bytes");
    }

    private static LinkKey key(String text) {
        return LinkKey.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
