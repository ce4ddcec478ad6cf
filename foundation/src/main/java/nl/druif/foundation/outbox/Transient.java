package nl.druif.foundation.outbox;

import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells trouble that passes by itself (a database that is down, a lost race) from trouble that no retry will cure. */
final class Transient {
    /** Connection, transaction rollback, insufficient resources, operator intervention, system error. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private Transient() {}

    static boolean passes(Throwable trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof TimeoutException || retriable(state(cause))) {
                return true;
            }
            if (cause.getClass().getName().endsWith("ClosedConnectionException")
                    || cause.getClass().getName().endsWith("NoStackTraceThrowable")) {
                // Vert.x says "pool closed" and "connection closed" with types of its own inside.
                return true;
            }
        }
        return false;
    }

    private static @Nullable String state(Throwable cause) {
        if (cause instanceof PgException refused) {
            return refused.getSqlState();
        }
        return cause instanceof SQLException refused ? refused.getSQLState() : null;
    }

    private static boolean retriable(@Nullable String state) {
        return state != null
                && state.length() == 5
                && (CLASSES.contains(state.substring(0, 2)) || state.equals(LOCK_NOT_AVAILABLE));
    }
}
