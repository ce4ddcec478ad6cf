package nl.druif.ticketclock.settings;

import java.time.Instant;
import nl.druif.foundation.http.Versioned;

/**
 * What a tenant has set.
 *
 * @param factsFrom the earliest moment that a fact may have: what is told of an earlier one is refused. What was recorded
 *                  before it was set stays
 */
public record Settings(Instant factsFrom, long version) implements Versioned {}
