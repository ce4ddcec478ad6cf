/**
 * What became of the promises of an agreement in a month: derived, every time, from facts about tickets, clocks and
 * answers. A clock counts in the month in which it was decided (breached, else stopped); a ticket, with what people said
 * of it, in the month in which it was resolved (closed, where there is no such step); both in the agreement's own zone.
 */
@NullMarked
package nl.druif.reporting.scorecard;

import org.jspecify.annotations.NullMarked;
