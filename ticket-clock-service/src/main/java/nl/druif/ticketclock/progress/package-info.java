/** Long work: whose is looked at next, and how fast it goes. */
@NullMarked
package nl.druif.ticketclock.progress;

import org.jspecify.annotations.NullMarked;
