package nl.druif.ticketclock.dossier;

import java.util.UUID;

/** What is stored of a ticket is nothing that we wrote, or wrote since: it cannot be judged, and others can. */
final class UnreadableTicket extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private final transient UUID ticket;

    UnreadableTicket(UUID ticket, Throwable why) {
        super("stored ticket " + ticket + " cannot be read", why);
        this.ticket = ticket;
    }

    UUID ticket() {
        return ticket;
    }
}
