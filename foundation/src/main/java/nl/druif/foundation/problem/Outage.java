package nl.druif.foundation.problem;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Tells trouble that passes by itself, a database that is down or a lost race, from trouble that stays. */
public final class Outage {
    /** Connection, transaction rollback, insufficient resources, operator intervention, system error. */
    private static final Set<String> STATES = Set.of("08", "40", "53", "57", "58");

    private Outage() {}

    public static boolean isBehind(Throwable trouble) {
        for (var cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof ClosedChannelException
                    || cause instanceof TimeoutException
                    || cause instanceof ConnectionPoolTooBusyException
                    || cause instanceof PgException refused && passes(refused.getSqlState())
                    || saysPoolIsExhausted(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean passes(String state) {
        return state.equals("55P03") || STATES.contains(state.substring(0, 2));
    }

    /** Vert.x tells of its pool and its connections with types of its own inside. */
    private static boolean saysPoolIsExhausted(Throwable cause) {
        var type = cause.getClass().getSimpleName();
        return type.equals("ClosedConnectionException") || type.equals("NoStackTraceThrowable");
    }
}
