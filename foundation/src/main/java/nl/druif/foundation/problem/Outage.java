package nl.druif.foundation.problem;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * Tells trouble that passes by itself, a database that is down, moves or is not ready yet, or a lost race, from trouble that
 * stays. What is no fault of a request or a record is never held against it.
 */
public final class Outage {
    /**
     * Connection, authorization (a password that is being changed), catalog name, transaction rollback, insufficient
     * resources, state of what is asked for, operator intervention, system error.
     */
    private static final Set<String> CLASSES = Set.of("08", "28", "3D", "40", "53", "55", "57", "58");

    /**
     * A server that only reads since another took its place; and the schema that a process is ahead of: columns, functions,
     * tables and rights that are still to come.
     */
    private static final Set<String> STATES = Set.of("25006", "42501", "42703", "42883", "42P01");

    private Outage() {}

    public static boolean isBehind(Throwable trouble) {
        for (var cause = trouble; cause != null; cause = cause.getCause()) {
            if (isOfTheNetwork(cause)
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
        return STATES.contains(state) || CLASSES.contains(state.substring(0, 2));
    }

    /** Also without a type of its own, as a reset by the peer; what cannot be read has one. */
    private static boolean isOfTheNetwork(Throwable cause) {
        return cause instanceof SocketException
                || cause instanceof UnknownHostException
                || cause instanceof ClosedChannelException
                || cause.getClass() == IOException.class;
    }

    /** Vert.x tells of its pool and its connections with types of its own inside. */
    private static boolean saysPoolIsExhausted(Throwable cause) {
        var type = cause.getClass().getSimpleName();
        return type.equals("ClosedConnectionException") || type.equals("NoStackTraceThrowable");
    }
}
