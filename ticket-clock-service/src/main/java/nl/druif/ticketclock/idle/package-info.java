/**
 * Tickets that were solved in time and lay there for most of it: a target of four hours invites people to let a job of half an
 * hour lie for three and a half.
 */
@NullMarked
package nl.druif.ticketclock.idle;

import org.jspecify.annotations.NullMarked;
