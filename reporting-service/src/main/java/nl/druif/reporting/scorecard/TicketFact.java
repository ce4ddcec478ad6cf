package nl.druif.reporting.scorecard;

import java.util.OptionalInt;

/**
 * A ticket that came to its end.
 *
 * @param stars   what the person who was helped said last, 1 to 5; empty when nothing (that counts) was said
 * @param invited whether anybody was asked
 */
public record TicketFact(Place place, Standing standing, boolean invited, OptionalInt stars) {}
