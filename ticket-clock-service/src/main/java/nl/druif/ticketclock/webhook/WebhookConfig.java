package nl.druif.ticketclock.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How other systems are told, and where they may be. */
@ConfigMapping(prefix = "druif.webhooks")
public interface WebhookConfig {
    /** Whether this process sends. */
    @WithDefault("true")
    boolean enabled();

    /** Between two looks at tenants of which this process knows that there is something to send. */
    @WithDefault("250ms")
    Duration tick();

    /** Between two looks at all tenants, for what is attempted again. */
    @WithDefault("5s")
    Duration sweep();

    /** Posts to one endpoint at a time, from one process. */
    @WithDefault("4")
    int atOnce();

    /** Posts to all endpoints at a time, from one process. */
    @WithDefault("256")
    int most();

    /** Posts to the endpoints of one tenant at a time, from one process: what hangs leaves room for others. */
    @WithDefault("64")
    int mostOfTenant();

    /** How long a post may take, with looking up the name and all. */
    @WithDefault("15s")
    Duration timeout();

    /** How long a process that stopped talking keeps a delivery to itself: more than the timeout. */
    @WithDefault("1m")
    Duration lease();

    /** Webhooks of one tenant. */
    @WithDefault("100")
    int webhooks();

    /** How long nothing may arrive before a webhook is disabled. */
    @WithDefault("5d")
    Duration disableAfter();

    /** How long deliveries are kept, whatever became of them. */
    @WithDefault("30d")
    Duration keptFor();

    /** Ports that are posted to. */
    @WithDefault("443")
    List<Integer> ports();

    /** Whether this machine itself may be posted to, also by http and on any port: for developers and tests. */
    @WithDefault("false")
    boolean loopback();

    /** Ranges that are not posted to beside those that nobody may, such as those of the cluster: 100.96.0.0/11. */
    Optional<List<String>> deniedRanges();
}
