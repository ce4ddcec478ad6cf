/**
 * What is known of each ticket, and the one way to change it: facts are added, everything else follows from them.
 *
 * <p>{@link nl.druif.ticketclock.dossier.TicketStore} locks tickets in the order of their ids, adds what is new, reads
 * their clocks anew from all events there are, saves what they say, and announces the difference, in one transaction.
 * Late, repeated and shuffled events therefore end in the same state as a punctual telling.
 */
@NullMarked
package nl.druif.ticketclock.dossier;

import org.jspecify.annotations.NullMarked;
