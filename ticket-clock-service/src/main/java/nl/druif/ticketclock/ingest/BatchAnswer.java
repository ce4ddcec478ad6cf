package nl.druif.ticketclock.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.druif.foundation.json.Document;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Problem;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.dossier.Heard;
import nl.druif.ticketclock.dossier.Hearing;
import nl.druif.ticketclock.ticket.ReportedEvent;

/** What became of each event of a batch, in its order. */
public record BatchAnswer(List<Item> items) {
    public BatchAnswer {
        items = List.copyOf(items);
    }

    /**
     * @param status  what a request with this event alone would have been answered with
     * @param problem why it is not 200 or 201; its pointers go into the batch
     */
    public record Item(int index, int status, Optional<EventReceipt> receipt, Optional<Problem> problem) {}

    /** An event of a batch, or what is wrong with it. */
    record Reading(Optional<ReportedEvent> event, Optional<Faulty> faulty) {
        static Reading of(Document document, StrictJson json) {
            try {
                return new Reading(Optional.of(json.read(document, ReportedEvent.class)), Optional.empty());
            } catch (Faulty faulty) {
                return new Reading(Optional.empty(), Optional.of(faulty));
            }
        }
    }

    /**
     * @param heard   of the events that could be read, in their order
     * @param faulty   puts into words what could not be read
     * @param refused  puts into words what could not be granted
     */
    static BatchAnswer of(
            TenantId tenant,
            List<Reading> readings,
            List<Heard> heard,
            Function<Faulty, Problem> faulty,
            Function<Refusal, Problem> refused) {
        var next = heard.iterator();
        var items = new ArrayList<Item>();
        for (var reading : readings) {
            var index = items.size();
            var became = reading.faulty().<Heard>map(Heard.Refused::new).orElseGet(next::next);
            if (became instanceof Heard.Refused wrong) {
                var problem = faulty.apply(wrong.why().seen(fault -> fault.under("/events/" + index)));
                items.add(new Item(index, 400, Optional.empty(), Optional.of(problem)));
            } else if (became instanceof Heard.Taken taken) {
                items.add(heard(index, tenant, reading.event().orElseThrow(), taken.hearing(), refused));
            }
        }
        return new BatchAnswer(items);
    }

    private static Item heard(
            int index, TenantId tenant, ReportedEvent event, Hearing hearing, Function<Refusal, Problem> refused) {
        var receipt = Optional.of(EventReceipt.of(tenant, event, hearing));
        return switch (hearing) {
            case RECORDED -> new Item(index, 201, receipt, Optional.empty());
            case KNOWN -> new Item(index, 200, receipt, Optional.empty());
            case CONTRADICTED ->
                new Item(index, 409, receipt, Optional.of(refused.apply(EventReceipt.contradiction(event))));
        };
    }
}
