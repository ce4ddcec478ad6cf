/**
 * TM Forum's Trouble Ticket API (TMF621 v5) over tickets: a ticket made or changed here is a fact like any other, and the
 * date on which it is expected to be resolved is when the first promise about that runs out.
 *
 * <p>That standard wants back what it was sent, its description and notes with it: they are kept here, beside the facts,
 * and nowhere else.
 */
@NullMarked
package nl.druif.ticketclock.tmf;

import org.jspecify.annotations.NullMarked;
