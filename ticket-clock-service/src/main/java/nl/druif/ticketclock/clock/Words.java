package nl.druif.ticketclock.clock;

import java.util.ArrayList;
import java.util.List;
import nl.druif.foundation.terms.PauseRule;
import nl.druif.foundation.terms.Target;
import nl.druif.foundation.terms.TermsVersion;

/** The words that make a difference under an agreement, over all of its versions. */
record Words(
        Vocabulary statuses,
        Vocabulary priorities,
        Vocabulary services,
        Vocabulary requestTypes,
        Vocabulary teams,
        List<String> targets) {

    static Words of(List<TermsVersion> versions) {
        var statuses = new ArrayList<String>();
        var priorities = new ArrayList<String>();
        var services = new ArrayList<String>();
        var requestTypes = new ArrayList<String>();
        var teams = new ArrayList<String>();
        var targets = new ArrayList<String>();
        for (var version : versions) {
            var terms = version.terms();
            services.addAll(terms.services());
            services.addAll(terms.serviceCalendars().keySet());
            teams.addAll(terms.teamCalendars().keySet());
            for (Target target : terms.targets()) {
                target.pausesOn().stream().map(PauseRule::status).forEach(statuses::add);
                priorities.addAll(target.priorities());
                services.addAll(target.services());
                requestTypes.addAll(target.requestTypes());
                target.team().ifPresent(teams::add);
                if (!targets.contains(target.id())) {
                    targets.add(target.id());
                }
            }
        }
        return new Words(
                new Vocabulary(statuses),
                new Vocabulary(priorities),
                new Vocabulary(services),
                new Vocabulary(requestTypes),
                new Vocabulary(teams),
                List.copyOf(targets));
    }
}
