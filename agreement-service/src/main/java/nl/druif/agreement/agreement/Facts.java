package nl.druif.agreement.agreement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import nl.druif.foundation.terms.Target;
import nl.druif.foundation.terms.Terms;

/**
 * What decides which targets apply to a ticket; what is not known, or is none of what is named, is the empty text.
 *
 * @param customer one that stands for all who are in the same segments
 */
record Facts(String priority, String service, String requestType, String team, String customer) {
    /** Beyond this many combinations they are not all looked at. */
    static final int MOST = 2_000;

    /**
     * Every combination of facts that the targets tell apart, of the services that the terms cover.
     *
     * @param customers one of each kind
     */
    static List<Facts> toldApart(Terms terms, Collection<Target> others, List<String> customers) {
        var all = new ArrayList<>(terms.targets());
        all.addAll(others);
        var services = new TreeSet<>(terms.services());
        if (services.isEmpty()) {
            services.addAll(named(all, Target::services));
        }
        var combinations = new ArrayList<Facts>();
        for (var priority : named(all, Target::priorities)) {
            for (var service : services) {
                for (var requestType : named(all, Target::requestTypes)) {
                    for (var team : named(all, target -> target.team().stream().toList())) {
                        for (var customer : customers) {
                            if (combinations.size() > MOST) {
                                return combinations;
                            }
                            combinations.add(new Facts(priority, service, requestType, team, customer));
                        }
                    }
                }
            }
        }
        return combinations;
    }

    /** @param segments those that the customer is in */
    boolean fit(Target target, Set<String> segments) {
        return target.fits(priority, service, requestType, segments)
                && (target.team().isEmpty() || target.team().get().equals(team));
    }

    private static TreeSet<String> named(List<Target> targets, Function<Target, List<String>> names) {
        var named = new TreeSet<String>();
        targets.forEach(target -> named.addAll(names.apply(target)));
        named.add("");
        return named;
    }
}
