package nl.druif.ticketclock.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.problem.Faulty;
import nl.druif.ticketclock.ticket.Period;
import nl.druif.ticketclock.ticket.ReportedEvent;

/**
 * Which of the events that were told may be facts.
 *
 * @param events     those that may, in their order
 * @param objections to each that was told, in its place
 */
record Admission(List<ReportedEvent> events, List<Optional<Faulty>> objections) {
    static Admission of(List<ReportedEvent> told, Period period) {
        var objections = new ArrayList<Optional<Faulty>>(told.size());
        var admitted = new ArrayList<ReportedEvent>(told.size());
        for (var event : told) {
            var objection = period.objection(event);
            objections.add(objection);
            if (objection.isEmpty()) {
                admitted.add(event);
            }
        }
        return new Admission(admitted, objections);
    }

    /** @param hearings of {@link #events}, in their order */
    List<Heard> heard(List<Hearing> hearings) {
        var taken = hearings.iterator();
        return objections.stream()
                .map(objection ->
                        objection.<Heard>map(Heard.Refused::new).orElseGet(() -> new Heard.Taken(taken.next())))
                .toList();
    }
}
