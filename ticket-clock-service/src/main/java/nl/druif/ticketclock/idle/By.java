package nl.druif.ticketclock.idle;

import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;

/** What tickets are told apart by. */
enum By {
    TEAM;

    /** Case does not matter: it stands in a query, where people type. */
    static By of(String text) {
        if (!TEAM.name().equalsIgnoreCase(text)) {
            throw new Faulty(
                    new Fault("?by", "UNKNOWN_DIMENSION", "\"" + text + "\" is not team.").with("given", text));
        }
        return TEAM;
    }
}
