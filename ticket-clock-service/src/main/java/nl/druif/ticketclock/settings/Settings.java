package nl.druif.ticketclock.settings;

import java.time.Instant;
import nl.druif.foundation.http.Versioned;

/**
 * What a tenant has set.
 *
 * @param factsFrom the earliest moment that a fact may have: what is told of an earlier one is refused. What was recorded
 *                  before it was set stays
 * @param idleAbovePercent a ticket that was solved in time was left lying when it lay untouched for more than this share of
 *                  its counted time
 */
public record Settings(Instant factsFrom, int idleAbovePercent, long version) implements Versioned {}
