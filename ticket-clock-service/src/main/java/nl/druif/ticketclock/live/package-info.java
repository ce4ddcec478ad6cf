/**
 * Boards that change by themselves. Each process reads the topic of its own news once, from a while ago on and outside of any
 * group, and remembers which ticket changed last where; what a ticket looks like now is asked of the database when somebody
 * watches. Nothing is written for it, and nothing is asked while nobody watches.
 */
@NullMarked
package nl.druif.ticketclock.live;

import org.jspecify.annotations.NullMarked;
