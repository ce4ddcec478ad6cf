package nl.druif.foundation.terms;

import java.util.ArrayList;
import java.util.List;

/** What one remedy clause has come to so far, for its caps. */
public record Granted(List<Grant> grants) {
    public static final Granted NOTHING = new Granted(List.of());

    /** An amount for a window. */
    public record Grant(Window window, Money amount) {}

    public Granted {
        grants = List.copyOf(grants);
    }

    public Granted and(Window window, Money amount) {
        var all = new ArrayList<>(grants);
        all.add(new Grant(window, amount));
        return new Granted(all);
    }

    /** For windows that have a month in common with this one. */
    Money around(Window window, Money zero) {
        return grants.stream()
                .filter(grant -> grant.window().overlaps(window))
                .map(Grant::amount)
                .reduce(zero, Money::plus);
    }

    Money inYearOf(Window window, Money zero) {
        return around(Window.holding(window.from(), Period.YEAR, window.zone()), zero);
    }
}
