package nl.druif.agreement.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.druif.foundation.problem.Refusal;
import org.junit.jupiter.api.Test;

class PressTest {
    @Test
    void prints_so_many_has_so_many_wait_and_asks_the_next_to_come_back() throws Exception {
        var press = new Press(1, 1);
        var printed = new CountDownLatch(1);
        var first = press.print(() -> {
            try {
                return printed.await(1, TimeUnit.MINUTES) ? new byte[] {1} : new byte[0];
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        });
        var second = press.print(() -> new byte[] {2});
        var refused = catchThrowableOfType(Refusal.class, () -> press.print(() -> new byte[] {3}));
        assertThat(refused.slug()).isEqualTo("press-busy");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.headers()).containsKey("Retry-After");
        printed.countDown();
        assertThat(first.get(1, TimeUnit.MINUTES)).containsExactly(1);
        assertThat(second.get(1, TimeUnit.MINUTES)).containsExactly(2);
        assertThat(press.print(() -> new byte[] {4}).get(1, TimeUnit.MINUTES)).containsExactly(4);
    }
}
