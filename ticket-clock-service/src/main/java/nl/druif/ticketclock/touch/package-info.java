/** When the provider had a hand on a ticket, and how long it lay while its clock counted. */
@NullMarked
package nl.druif.ticketclock.touch;

import org.jspecify.annotations.NullMarked;
