package nl.druif.foundation.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import nl.druif.foundation.testing.Database;

/** The service's database, gone for everybody: connections are broken off, and no new ones are taken. */
final class DatabaseOutage extends Handler implements AutoCloseable {
    private static final String BREAK_OFF = """
            select pg_terminate_backend(pid)
            from pg_stat_activity
            where usename = current_user and pid <> pg_backend_pid()""";

    private final Database database;
    private final Connection owner;
    private final Logger reception = Logger.getLogger(Reception.class.getName());
    private final AtomicInteger tries = new AtomicInteger();

    private DatabaseOutage(Database database) throws SQLException {
        this.database = database;
        this.owner = database.connect(database.owner());
    }

    static DatabaseOutage begin() throws SQLException {
        var database = Database.underTest();
        var outage = new DatabaseOutage(database);
        outage.reception.addHandler(outage);
        try (var app = database.connect(database.app());
                var relay = database.connect(database.relay())) {
            outage.limit(0);
            run(app, BREAK_OFF);
            run(relay, BREAK_OFF);
        }
        return outage;
    }

    /** How often consumers found it gone. */
    int tries() {
        return tries.get();
    }

    private void limit(int connections) throws SQLException {
        run(owner, "alter database " + database.name() + " connection limit " + connections);
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (var running = connection.createStatement()) {
            running.execute(statement);
        }
    }

    @Override
    public void publish(LogRecord record) {
        tries.incrementAndGet();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        reception.removeHandler(this);
        try (owner) {
            limit(-1);
        } catch (SQLException stillAway) {
            throw new IllegalStateException(stillAway);
        }
    }
}
