package nl.druif.ticketclock.dossier;

/** Where a ticket is on its way, as its last event left it. */
public enum TicketState {
    OPEN,
    RESOLVED,
    CLOSED,
    CANCELLED
}
