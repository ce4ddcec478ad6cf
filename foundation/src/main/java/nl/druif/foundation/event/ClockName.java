package nl.druif.foundation.event;

import java.util.UUID;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Nature;

/**
 * Which clock of a ticket is meant.
 *
 * @param id     the same for the same ticket, agreement and target, over all recalculations
 * @param target the target's id within the agreement
 * @param cycle  counts from 1 within the clock
 */
public record ClockName(UUID id, UUID agreement, int version, String target, Metric metric, Nature nature, int cycle) {}
