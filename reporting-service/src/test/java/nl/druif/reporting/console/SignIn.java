package nl.druif.reporting.console;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.testing.Account;
import nl.druif.foundation.testing.Issuer;

/** An issuer with people who have passwords, for signing in as a browser does. */
public final class SignIn implements QuarkusTestResourceLifecycleManager {
    public static final UUID TENANT = UUID.fromString("019aa0f0-0000-7000-8000-000000000001");

    private Issuer issuer;

    @Override
    public Map<String, String> start() {
        try {
            Path key = Files.createTempDirectory("druif").resolve("key");
            issuer = Issuer.kept(
                    key,
                    0,
                    () -> List.of(
                            person("carla", "agent", Optional.empty()),
                            person("eva", "customer-viewer", Optional.of("waterland")),
                            person("itsm", "integration", Optional.empty())));
            return Map.of("quarkus.oidc.console.auth-server-url", issuer.url());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        issuer.close();
    }

    private static Account person(String name, String role, Optional<String> party) {
        return new Account(name, "geheim", "druif", Optional.of(TENANT), List.of(role), party);
    }
}
