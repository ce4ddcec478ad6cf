package nl.druif.foundation.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;
import org.junit.jupiter.api.Test;

class BookmarksTest {
    private static final TenantId GRAPES = new TenantId(new UUID(0, 1));
    private static final TenantId MELONS = new TenantId(new UUID(0, 2));
    private static final List<String> PLACE = List.of("1234567", "7654321");

    private final Bookmarks bookmarks = with("k".repeat(32));

    @Test
    void a_place_is_found_again_by_every_process_with_the_same_key() {
        var text = bookmarks.write(GRAPES, "stream", PLACE);
        assertThat(with("k".repeat(32)).read(GRAPES, "stream", text)).contains(PLACE);
        assertThat(with("x".repeat(32)).read(GRAPES, "stream", text)).isEmpty();
    }

    @Test
    void nobody_reads_how_far_it_lies_nor_whether_two_are_the_same_place() {
        var text = bookmarks.write(GRAPES, "stream", PLACE);
        for (var part : text.split("\\.")) {
            assertThat(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.ISO_8859_1))
                    .doesNotContain("1234567", "7654321", "keys");
        }
        assertThat(bookmarks.write(GRAPES, "stream", PLACE)).isNotEqualTo(text);
        assertThat(bookmarks.write(GRAPES, "stream", List.of("1", "2"))).hasSameSizeAs(text);
    }

    @Test
    void what_was_not_written_here_for_this_tenant_and_this_is_no_place() {
        var text = bookmarks.write(GRAPES, "stream", PLACE);
        assertThat(bookmarks.read(MELONS, "stream", text)).isEmpty();
        assertThat(bookmarks.read(GRAPES, "list", text)).isEmpty();
        var signedOnly = new Cursor(false, PLACE).sign("k".repeat(32).getBytes(StandardCharsets.UTF_8), "stream");
        for (var foreign : List.of("", "nonsense", "%00", "a.b", "AAAA", text.substring(2), text + "A", signedOnly)) {
            assertThat(bookmarks.read(GRAPES, "stream", foreign)).isEmpty();
        }
    }

    private static Bookmarks with(String key) {
        var text = Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
        var config = (HttpConfig) Proxy.newProxyInstance(
                HttpConfig.class.getClassLoader(),
                new Class<?>[] {HttpConfig.class},
                (proxy, method, given) -> method.getName().equals("cursorKey") ? Optional.of(text) : Optional.empty());
        return new Bookmarks(new CursorKey(config));
    }
}
