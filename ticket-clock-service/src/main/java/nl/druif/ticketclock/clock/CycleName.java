package nl.druif.ticketclock.clock;

/**
 * A cycle of one of a ticket's clocks, the same over all recalculations.
 *
 * @param clock as {@link Reading#clock()}
 */
public record CycleName(String clock, int cycle) {}
