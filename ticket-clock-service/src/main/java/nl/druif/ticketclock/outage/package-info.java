/**
 * When services were not there, and what that makes of what was promised about them.
 *
 * <p>Kept is what sources told, telling by telling; an outage is what the telling with the highest sequence says. Everything
 * else is worked out when somebody asks. The rules, for one target over one stretch of time:
 * <ul>
 *   <li>A service had to be there in its hours. Signed exclusions and announced maintenance take it out of what is measured
 *       for as long as they last; when no service is left, the time counts neither for nor against.
 *   <li>Of the services that are left one (SERIES) or all (PARALLEL) are down, or the target is not down.
 *   <li>Outages that touch are one, however many told of it. Whether it is shorter than the minimum is asked of all of it, also
 *       of what lies outside the hours or the window; what is rounded is what counted of it.
 *   <li>Breached iff downtime > what the percentage leaves of the measured time; equal is met.
 * </ul>
 */
@NullMarked
package nl.druif.ticketclock.outage;

import org.jspecify.annotations.NullMarked;
