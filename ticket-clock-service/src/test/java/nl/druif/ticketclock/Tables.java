package nl.druif.ticketclock;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.testing.Database;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What stands in the database, seen as the service sees it: one tenant's rows. */
@Singleton
public class Tables {
    private final Database database;

    Tables(
            @ConfigProperty(name = "druif.database.host") String host,
            @ConfigProperty(name = "druif.database.port") int port,
            @ConfigProperty(name = "druif.database.name") String name,
            @ConfigProperty(name = "druif.database.owner.username") String owner,
            @ConfigProperty(name = "druif.database.owner.password") String ownerPassword,
            @ConfigProperty(name = "druif.database.app.username") String app,
            @ConfigProperty(name = "druif.database.app.password") String appPassword,
            @ConfigProperty(name = "druif.database.relay.username") String relay,
            @ConfigProperty(name = "druif.database.relay.password") String relayPassword) {
        database = new Database(
                host,
                port,
                name,
                new Database.Login(owner, ownerPassword),
                new Database.Login(app, appPassword),
                new Database.Login(relay, relayPassword));
    }

    public Database database() {
        return database;
    }

    /** Rows of a query as one line of text each. */
    public List<String> rows(TenantId tenant, String query) {
        try (var connection = as(tenant);
                var statement = connection.createStatement()) {
            var found = statement.executeQuery(query);
            var rows = new ArrayList<String>();
            while (found.next()) {
                var cells = new ArrayList<String>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    cells.add(found.getString(i));
                }
                rows.add(String.join(" ", cells));
            }
            return rows;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public void change(TenantId tenant, String statement) {
        try (var connection = as(tenant);
                var change = connection.createStatement()) {
            change.executeUpdate(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A connection in whose open transaction this was said; closing it takes it back, as the end of its process would. */
    public Connection holding(TenantId tenant, String statement) throws SQLException {
        var connection = as(tenant);
        connection.setAutoCommit(false);
        try (var said = connection.createStatement()) {
            said.execute(statement);
        }
        return connection;
    }

    private Connection as(TenantId tenant) throws SQLException {
        var connection = database.connect(database.app());
        try (var set = connection.createStatement()) {
            set.execute("set app.tenant = '" + tenant + "'");
        }
        return connection;
    }
}
