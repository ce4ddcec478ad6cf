package nl.druif.ticketclock.clock;

import java.time.Instant;

/** @param threshold percentage of the target that was used up at {@code at} */
public record Warning(int threshold, Instant at) {}
