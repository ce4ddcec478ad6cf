package nl.druif.ticketclock.ingest;

import java.util.ArrayList;
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

        static Item refused(Faulty faulty) {
            return new Item(400, Optional.empty(), faulty.faults());
        }
    }

    /** The events of a batch that could be read, and the faults of those that could not. */
    static final class Sorted {
        private final List<Object> readings = new ArrayList<>();

        Sorted(EventBatch batch, StrictJson json) {
            for (Document document : batch.events()) {
                readings.add(read(document, json));
            }
        }

        private static Object read(Document document, StrictJson json) {
            try {
                return json.read(document, ReportedEvent.class);
            } catch (Faulty faulty) {
                return faulty;
            }
        }

        List<ReportedEvent> events() {
            return readings.stream()
                    .filter(ReportedEvent.class::isInstance)
                    .map(ReportedEvent.class::cast)
                    .toList();
        }

        /** @param hearings of {@link #events}, in their order */
        BatchAnswer answer(TenantId tenant, List<Hearing> hearings) {
            var items = new ArrayList<Item>();
            var hearing = hearings.iterator();
            for (var reading : readings) {
                items.add(
                        reading instanceof ReportedEvent event
                                ? Item.heard(tenant, event, hearing.next())
                                : Item.refused((Faulty) reading));
            }
            return new BatchAnswer(items);
        }
    }
}
