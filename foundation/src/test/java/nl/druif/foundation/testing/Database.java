package nl.druif.foundation.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A service's own database with its three logins.
 *
 * @param owner owns the schema; only migrations use it
 * @param app   the service's pods: no ownership, no DDL, bound by row-level security
 * @param relay reads outbox and inbox of all tenants, and nothing that migrations did not grant it
 */
public record Database(String host, int port, String name, Login owner, Login app, Login relay) {

    public record Login(String username, String password) {}

    /** A JDBC connection as one of the logins; the caller closes it. */
    public Connection connect(Login login) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + host + ":" + port + "/" + name, login.username(), login.password());
    }
}
