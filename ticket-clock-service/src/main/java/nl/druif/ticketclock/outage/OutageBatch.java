package nl.druif.ticketclock.outage;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import nl.druif.foundation.json.Document;

/** Up to a thousand; one that cannot be read stops no other. */
public record OutageBatch(@NotEmpty @Size(max = 1_000) List<Document> outages) {
    public OutageBatch {
        outages = List.copyOf(outages);
    }
}
