package nl.druif.ticketclock.dossier;

import nl.druif.foundation.problem.Faulty;

/** What became of an event that was told: it was heard, or nothing of it is kept. */
public sealed interface Heard {
    record Taken(Hearing hearing) implements Heard {}

    /** @param why its moments lie outside those of which the tenant takes facts */
    record Refused(Faulty why) implements Heard {}
}
