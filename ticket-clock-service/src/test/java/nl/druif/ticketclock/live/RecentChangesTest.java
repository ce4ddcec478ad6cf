package nl.druif.ticketclock.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;
import org.junit.jupiter.api.Test;

class RecentChangesTest {
    private static final Instant NOON = Instant.parse("2026-04-24T12:00:00Z");
    private static final TenantId GRAPES = new TenantId(new UUID(0, 1));
    private static final TenantId MELONS = new TenantId(new UUID(0, 2));
    private static final UUID PRINTER = new UUID(1, 1);
    private static final UUID MAIL = new UUID(1, 2);

    private final RecentChanges changes = new RecentChanges(at(10, 20), 3);

    @Test
    void what_changed_since_a_position_is_told_once_and_to_its_tenant_only() {
        changes.add(GRAPES, PRINTER, 0, 10, NOON);
        changes.add(GRAPES, PRINTER, 0, 11, NOON);
        changes.add(MELONS, MAIL, 1, 20, NOON);
        assertThat(changes.since(GRAPES, at(10, 20))).contains(List.of(PRINTER));
        assertThat(changes.since(GRAPES, at(12, 20))).contains(List.of());
        assertThat(changes.since(MELONS, at(10, 20))).contains(List.of(MAIL));
    }

    @Test
    void before_the_beginning_nothing_is_known() {
        assertThat(changes.since(GRAPES, at(9, 20))).isEmpty();
        assertThat(changes.since(GRAPES, at(10))).isEmpty();
        assertThat(changes.since(GRAPES, at(10, 20))).contains(List.of());
    }

    @Test
    void what_was_forgotten_is_not_taken_for_nothing() {
        changes.add(GRAPES, PRINTER, 0, 10, NOON);
        changes.add(GRAPES, MAIL, 1, 25, NOON.plusSeconds(60));
        changes.forgetBefore(NOON.plusSeconds(30));
        assertThat(changes.since(GRAPES, at(10, 20))).isEmpty();
        assertThat(changes.since(GRAPES, at(11, 20))).contains(List.of(MAIL));
    }

    @Test
    void it_remembers_so_many_and_no_more() {
        for (int i = 0; i < 5; i++) {
            changes.add(GRAPES, new UUID(2, i), 0, 10 + i, NOON);
        }
        assertThat(changes.since(GRAPES, at(11, 20))).isEmpty();
        assertThat(changes.since(GRAPES, at(12, 20)).orElseThrow()).hasSize(3);
    }

    private static Position at(long... next) {
        return new Position(java.util.Arrays.stream(next).boxed().toList());
    }
}
