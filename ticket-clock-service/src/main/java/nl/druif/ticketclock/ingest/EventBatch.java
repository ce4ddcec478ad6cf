package nl.druif.ticketclock.ingest;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import nl.druif.foundation.json.Document;

/** Up to a thousand events; one that cannot be read stops no other. */
public record EventBatch(@NotEmpty @Size(max = 1_000) List<Document> events) {
    public EventBatch {
        events = List.copyOf(events);
    }
}
