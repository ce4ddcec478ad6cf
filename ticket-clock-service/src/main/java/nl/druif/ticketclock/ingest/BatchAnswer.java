package nl.druif.ticketclock.ingest;

import java.util.List;
import java.util.Optional;
import nl.druif.foundation.json.Document;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.dossier.Hearing;
import nl.druif.ticketclock.ticket.ReportedEvent;

/** What became of each event of a batch, in its order. */
public record BatchAnswer(List<Item> items) {
    public BatchAnswer {
        items = List.copyOf(items);
    }

    /**
     * @param status what a request with this event alone would have been answered with
     * @param errors what is wrong with it; pointers are relative to the event
     */
    public record Item(int status, Optional<EventReceipt> receipt, List<Fault> errors) {
        static Item heard(TenantId tenant, ReportedEvent event, Hearing hearing) {
            var receipt = Optional.of(EventReceipt.of(tenant, event, hearing));
            return switch (hearing) {
                case RECORDED -> new Item(201, receipt, List.of());
                case KNOWN -> new Item(200, receipt, List.of());
                case CONTRADICTED ->
                    new Item(
                            409,
                            receipt,
                            List.of(new Fault(
                                    "/sourceEventId",
                                    "EVENT_CONTENT_DIFFERS",
                                    "An event with this id is known, and it says something else.")));
            };
        }

        static Item refused(List<Fault> faults) {
            return new Item(400, Optional.empty(), faults);
        }
    }

    /** An event of a batch, or what is wrong with it. */
    record Reading(Optional<ReportedEvent> event, List<Fault> faults) {
        static Reading of(Document document, StrictJson json) {
            try {
                return new Reading(Optional.of(json.read(document, ReportedEvent.class)), List.of());
            } catch (Faulty faulty) {
                return new Reading(Optional.empty(), faulty.faults());
            }
        }
    }

    /** @param hearings of the events that could be read, in their order */
    static BatchAnswer of(TenantId tenant, List<Reading> readings, List<Hearing> hearings) {
        var hearing = hearings.iterator();
        return new BatchAnswer(readings.stream()
                .map(reading -> reading.event()
                        .map(event -> Item.heard(tenant, event, hearing.next()))
                        .orElseGet(() -> Item.refused(reading.faults())))
                .toList());
    }
}
