/** Who did what here: of hooks and what they parked. */
@NullMarked
package nl.druif.ticketclock.audit;

import org.jspecify.annotations.NullMarked;
