package nl.druif.foundation.tenancy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * What processes of a service tell each other through their database, heard within milliseconds of the commit. What is told
 * while somebody's connection is broken he does not hear: it saves waiting, and nobody may rely on it.
 */
@ApplicationScoped
public class Notices {
    private static final Logger LOG = Logger.getLogger(Notices.class);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Prepared TELL = new Prepared("select pg_notify($1, $2)::text");

    private final AgroalDataSource database;
    private volatile boolean stopping;

    Notices(AgroalDataSource database) {
        this.database = database;
    }

    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
    }

    /** Heard by everybody, this process too, when the session's transaction is committed. */
    public Uni<Void> tell(Mutiny.Session session, String channel, String notice) {
        return TELL.rows(session, row -> row[0], channel, notice).replaceWithVoid();
    }

    /** @param channel a word of small letters */
    public void hear(String channel, Consumer<String> hearer) {
        var thread = new Thread(() -> listen(channel, hearer), "hears-" + channel);
        thread.setDaemon(true);
        thread.start();
    }

    private void listen(String channel, Consumer<String> hearer) {
        while (!stopping) {
            try (var connection = database.getConnection()) {
                listen(connection, channel, hearer);
            } catch (SQLException trouble) {
                rest(channel, trouble);
            }
        }
    }

    private void listen(Connection connection, String channel, Consumer<String> hearer) throws SQLException {
        try (var listen = connection.createStatement()) {
            listen.execute("listen " + channel);
        }
        while (!stopping) {
            for (var notice : connection.unwrap(PGConnection.class).getNotifications((int) BETWEEN_LOOKS.toMillis())) {
                hearer.accept(notice.getParameter());
            }
        }
        try (var leave = connection.createStatement()) {
            leave.execute("unlisten " + channel);
        }
    }

    private void rest(String channel, SQLException trouble) {
        if (stopping) {
            return;
        }
        LOG.warnf("nothing is heard of %s: %s", channel, trouble.getMessage());
        try {
            Thread.sleep(AFTER_TROUBLE.toMillis());
        } catch (InterruptedException stopped) {
            stopping = true;
        }
    }
}
