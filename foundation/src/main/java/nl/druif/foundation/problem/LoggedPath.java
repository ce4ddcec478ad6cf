package nl.druif.foundation.problem;

import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A path as logs may hold it: a segment longer than any id is a key to something, and only its beginning is shown. */
public final class LoggedPath {
    private static final int LONGEST_ID = 40;
    private static final int BEGINNING = 8;

    private LoggedPath() {}

    public static String of(RoutingContext request) {
        return shown(request.normalizedPath());
    }

    static String shown(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(segment -> segment.length() <= LONGEST_ID ? segment : segment.substring(0, BEGINNING) + "…")
                .collect(Collectors.joining("/"))
                .replaceAll("\\p{Cntrl}", "?");
    }
}
