package nl.druif.foundation.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * What a service stands on, for its tests: a real PostgreSQL, a real Kafka with all topics, and an issuer of tokens. They start
 * once per JVM and end with it.
 *
 * <p>{@code @WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "agreement-service"))}
 */
public final class Backing implements QuarkusTestResourceLifecycleManager {
    private static final String ENVIRONMENT = "test";

    private String service = "foundation";

    @Override
    public void init(Map<String, String> arguments) {
        service = arguments.getOrDefault("service", service);
    }

    @Override
    public Map<String, String> start() {
        return JvmWide.once("backing-" + service, () -> settings(service));
    }

    /** Nothing: other tests of this JVM still stand on it, and it ends when the JVM does. */
    @Override
    public void stop() {}

    private static Map<String, String> settings(String service) {
        var settings = new HashMap<>(kafka());
        settings.putAll(databaseSettings(postgres(service)));
        settings.put("druif.oidc.url", Tokens.issuerUrl());
        settings.put("druif.environment", ENVIRONMENT);
        Quiet.LOGGERS.forEach(name -> settings.put("quarkus.log.category.\"" + name + "\".level", "ERROR"));
        return settings;
    }

    private static Database postgres(String service) {
        var server = EmbeddedPostgres.temporary();
        return server.database(service, login -> Secret.random());
    }

    private static Map<String, String> databaseSettings(Database database) {
        return Map.of(
                "druif.database.host", database.host(),
                "druif.database.port", String.valueOf(database.port()),
                "druif.database.name", database.name(),
                "druif.database.owner.username", database.owner().username(),
                "druif.database.owner.password", database.owner().password(),
                "druif.database.app.username", database.app().username(),
                "druif.database.app.password", database.app().password(),
                "druif.database.relay.username", database.relay().username(),
                "druif.database.relay.password", database.relay().password());
    }

    private static Map<String, String> kafka() {
        return JvmWide.once("kafka", () -> {
            var broker = EmbeddedKafka.temporary();
            broker.create(KafkaTopic.all(ENVIRONMENT));
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
            return Map.of("kafka.bootstrap.servers", broker.bootstrapServers());
        });
    }
}
