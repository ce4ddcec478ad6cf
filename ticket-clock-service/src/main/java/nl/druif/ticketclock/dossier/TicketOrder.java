package nl.druif.ticketclock.dossier;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.druif.foundation.http.Cut;

/** In which order tickets are listed. */
public enum TicketOrder {
    /** The one that was opened last comes first. */
    LATEST_FIRST("listedAt", true) {
        @Override
        Instant instant(Ticket ticket) {
            return ticket.listedAt();
        }
    },
    /** The one whose promise will be broken first comes first; tickets without a running promise are left out. */
    NEXT_BREACH_FIRST("breachAt", false) {
        @Override
        Instant instant(Ticket ticket) {
            return ticket.breachAt().orElseThrow();
        }
    };

    private final String property;
    private final boolean descending;

    TicketOrder(String property, boolean descending) {
        this.property = property;
        this.descending = descending;
    }

    abstract Instant instant(Ticket ticket);

    List<String> keys(Ticket ticket) {
        return List.of(instant(ticket).toString(), ticket.id().toString());
    }

    static Instant instant(List<String> keys) {
        return Instant.parse(keys.get(0));
    }

    static UUID id(List<String> keys) {
        return UUID.fromString(keys.get(1));
    }

    /** Condition in HQL on {@code each}, with the parameters {@code at} and {@code id} when there is a page before. */
    String condition(Cut cut) {
        var present = "each." + property + " is not null";
        if (cut.from().isEmpty()) {
            return present;
        }
        var beyond = descending == cut.backward() ? ">" : "<";
        // Said twice: the index understands the first, the second is exact.
        return "each.%1$s %2$s= :at and (each.%1$s %2$s :at or each.id %2$s :id)".formatted(property, beyond);
    }

    String by(Cut cut) {
        var direction = descending == cut.backward() ? "asc" : "desc";
        return "order by each.%1$s %2$s, each.id %2$s".formatted(property, direction);
    }
}
