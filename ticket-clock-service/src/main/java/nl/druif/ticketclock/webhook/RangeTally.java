package nl.druif.ticketclock.webhook;

/** How many deliveries are sent again. */
public record RangeTally(int replayed) {}
