package nl.druif.ticketclock.webhook;

import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/** Where webhooks may lead, read once, when the service starts: a range that is none stops it there. */
class GuardConfig {
    @Produces
    @Singleton
    @Startup
    Guard guard(WebhookConfig config) {
        return new Guard(
                Set.copyOf(config.ports()),
                config.loopback(),
                config.deniedRanges().orElse(List.of()).stream()
                        .map(Network::of)
                        .toList());
    }

    @Produces
    @Singleton
    @DefaultBean
    Names names() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
