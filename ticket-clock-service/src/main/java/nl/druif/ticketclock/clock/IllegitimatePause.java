package nl.druif.ticketclock.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch in which the status waited for a customer who had answered; reported whether or not the clock was strict.
 *
 * @param counted its opening hours
 */
public record IllegitimatePause(Instant from, Instant to, Duration counted) {}
