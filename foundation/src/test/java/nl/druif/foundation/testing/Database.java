package nl.druif.foundation.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A service's own database with its three logins.
 *
 * @param owner owns the schema; only migrations use it
 * @param app   the service's pods: no ownership, no DDL, bound by row-level security
 * @param relay reads outbox and inbox of all tenants, and nothing that migrations did not grant it
 */
public record Database(String host, int port, String name, Login owner, Login app, Login relay) {

    public record Login(String username, String password) {}

    /** The one of the service under test, inside a test on {@link Backing}. */
    public static Database underTest() {
        var config = ConfigProvider.getConfig();
        return new Database(
                config.getValue("druif.database.host", String.class),
                config.getValue("druif.database.port", int.class),
                config.getValue("druif.database.name", String.class),
                login(config, "owner"),
                login(config, "app"),
                login(config, "relay"));
    }

    private static Login login(Config config, String role) {
        return new Login(
                config.getValue("druif.database." + role + ".username", String.class),
                config.getValue("druif.database." + role + ".password", String.class));
    }

    /** A JDBC connection as one of the logins; the caller closes it. */
    public Connection connect(Login login) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + host + ":" + port + "/" + name, login.username(), login.password());
    }
}
