package nl.druif.ticketclock.tmf;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.problem.Fault;
import nl.druif.ticketclock.ticket.TicketEventType;

/** The statuses of TMF621, and what each does to clocks. What pauses them is for the agreement to say, by these names. */
enum Status {
    /** The provider has answered. */
    @JsonProperty("acknowledged")
    ACKNOWLEDGED(TicketEventType.RESPONDED, false),
    @JsonProperty("rejected")
    REJECTED(TicketEventType.CANCELLED, true),
    /** It waits for the customer. */
    @JsonProperty("pending")
    PENDING(TicketEventType.STATUS_CHANGED, false),
    /** It waits for a third party. */
    @JsonProperty("held")
    HELD(TicketEventType.STATUS_CHANGED, false),
    @JsonProperty("inProgress")
    IN_PROGRESS(TicketEventType.WORK_STARTED, false),
    @JsonProperty("cancelled")
    CANCELLED(TicketEventType.CANCELLED, true),
    @JsonProperty("closed")
    CLOSED(TicketEventType.CLOSED, true),
    @JsonProperty("resolved")
    RESOLVED(TicketEventType.RESOLVED, true);

    private final TicketEventType type;
    private final boolean over;

    Status(TicketEventType type, boolean over) {
        this.type = type;
        this.over = over;
    }

    static Optional<Status> named(String text) {
        return Arrays.stream(values())
                .filter(status -> status.text().equals(text))
                .findFirst();
    }

    static Fault unknown(String at, String given) {
        var known = Arrays.stream(values()).map(Status::text).collect(Collectors.joining(", "));
        return new Fault(at, "UNKNOWN_LABEL", "\"" + given + "\" is not one of " + known + ".")
                .with("given", given)
                .with("known", known);
    }

    /** As the standard writes it. */
    String text() {
        return String.valueOf(Json.plain(this));
    }

    /** What happens when a ticket comes from {@code before} into this. */
    TicketEventType from(Optional<Status> before) {
        return !over && before.filter(status -> status.over).isPresent() ? TicketEventType.REOPENED : type;
    }
}
