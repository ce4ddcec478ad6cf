package nl.druif.reporting.scorecard;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;

/** Along what a scorecard is cut into slices. Teams are the provider's own business; a customer is not shown them. */
public enum Dimension {
    PRIORITY,
    SERVICE,
    TEAM;

    /** Case does not matter: it stands in a query, where people type. */
    public static Dimension of(String text) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new Faulty(
                        List.of(new Fault("?by", "UNKNOWN_DIMENSION", "'" + text + "' is none of " + names() + "."))));
    }

    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String names() {
        return Arrays.stream(values()).map(Dimension::tag).collect(Collectors.joining(", "));
    }
}
