package nl.druif.ticketclock.hook;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.druif.foundation.json.Document;
import nl.druif.foundation.problem.Problem;
import nl.druif.ticketclock.ticket.ReportedEvent;

/**
 * A mapping to be tried.
 *
 * @param mapping the template of its kind of system unless given
 * @param headers of the delivery; those that name it and tell of it count
 * @param payload the body of the delivery
 */
public record MappingTrial(
        HookSource source,
        Optional<@NotBlank @Size(max = 100) String> system,
        Optional<HookMapping> mapping,
        @Size(max = 50) Map<String, @Size(max = 500) String> headers,
        Document payload) {

    /**
     * What a mapping makes of it.
     *
     * @param events  that would be recorded
     * @param faults  for which it would be parked; pointers lead into the delivery
     * @param ignored it tells nothing, as it should
     */
    public record Answer(List<ReportedEvent> events, List<Problem.Flaw> faults, boolean ignored) {
        public Answer {
            events = List.copyOf(events);
            faults = List.copyOf(faults);
        }
    }
}
